// chrono-node's French parser, looking forward from the reference.
import * as chrono from 'chrono-node';
import { day, minute, run } from '../turn.mjs';

const written = part => {
  const date = day(part.get('year'), part.get('month'), part.get('day'));
  return part.isCertain('hour') ? minute(date, part.get('hour'), part.get('minute')) : date;
};
const tellsDay = found => found.start.isCertain('day') || found.start.isCertain('weekday');

await run((text, reference) => {
  const found = chrono.fr.parse(text, reference, { forwardDate: true });
  // An hour alone is laid on the reference's day; that isn't held against it where it found a day too. A month alone is no day.
  const anyDay = found.some(tellsDay);
  return found
    .filter(f => tellsDay(f) || (!anyDay && f.start.isCertain('hour')))
    .map(f => (f.end ? { start: written(f.start), end: written(f.end) } : { start: written(f.start) }));
});
