// Microsoft Recognizers-Text, French culture. Where it offers a past and a coming day, the coming one is taken; a recurrence ("set") has no day to take.
import { recognizeDateTime, Culture } from '@microsoft/recognizers-text-suite';
import { day, run } from '../turn.mjs';

const taken = new Set(['date', 'datetime', 'daterange', 'datetimerange']);
const monthOrYear = /^(\d{4}|XXXX)(-\d\d)?$/; // "mars 2026" gives the whole month: no day is told

const startOf = value => value.start ?? value.value;
const written = text => text?.slice(0, 16).replace(' ', 'T');

await run((text, reference) => {
  const today = day(reference.getFullYear(), reference.getMonth() + 1, reference.getDate());
  return recognizeDateTime(text, Culture.French, undefined, reference).flatMap(({ resolution }) => {
    const values = (resolution?.values ?? []).filter(v => taken.has(v.type) && !monthOrYear.test(v.timex ?? '') && /^\d{4}-/.test(startOf(v) ?? ''));
    const value = values.find(v => startOf(v).slice(0, 10) >= today) ?? values.at(-1);
    return value ? [{ start: written(startOf(value)), ...(value.end && { end: written(value.end) }) }] : [];
  });
});
