// What every peer's script does. In: one JSON object a line, {"id","text","reference"}. Out: {"id","dates":[{"start","end"?}]} for each line, in order,
// then {"seconds","lines"}: the time of parsing alone, without start-up, reading or writing, and how many lines were parsed in it.
// --seconds N: goes on over all lines until N seconds are timed. The first pass gives the answers and warms the parser up (one builds its grammar there): it is never timed.
import { createInterface } from 'node:readline';

const two = number => String(number).padStart(2, '0');
export const day = (year, month, dayOfMonth) => `${year}-${two(month)}-${two(dayOfMonth)}`;
export const minute = (date, hour, minutes) => `${date}T${two(hour)}:${two(minutes)}`;

// A day alone begins at its first minute, so that "ce soir" and "aujourd'hui" are still ahead.
const moment = text => {
  const [, year, month, dayOfMonth, hour, minutes] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(text);
  return new Date(+year, month - 1, +dayOfMonth, +(hour ?? 0), +(minutes ?? 0));
};

export async function run(datesOf) {
  const lines = [];
  for await (const line of createInterface({ input: process.stdin }))
    if (line.trim()) {
      const asked = JSON.parse(line);
      lines.push({ ...asked, reference: moment(asked.reference) });
    }
  const option = process.argv.indexOf('--seconds');
  const wanted = option < 0 ? 0 : Number(process.argv[option + 1]);
  const pass = () => {
    const start = performance.now();
    const answers = lines.map(({ text, reference }) => {
      try {
        return { dates: datesOf(text, reference) };
      } catch (e) {
        return { dates: [], error: String(e.message) };
      }
    });
    return { answers, seconds: (performance.now() - start) / 1000 };
  };
  const { answers } = pass();
  let [seconds, passes] = [0, 0];
  for (; passes === 0 || seconds < wanted; passes++)
    seconds += pass().seconds;
  const out = answers.map((answer, at) => JSON.stringify({ id: lines[at].id, ...answer }));
  out.push(JSON.stringify({ seconds, lines: lines.length * passes }));
  process.stdout.write(out.join('\n') + '\n');
}
