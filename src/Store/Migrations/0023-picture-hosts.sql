-- A picture's host: what lies between "://" and the path, without its port. A host that can't be reached is left alone with all its pictures, and none fills a round alone.
ALTER TABLE pictures ADD COLUMN host TEXT GENERATED ALWAYS AS (lower(substr(
    substr(substr(url, instr(url, '://') + 3), 1, instr(substr(url, instr(url, '://') + 3) || '/', '/') - 1),
    1,
    instr(substr(substr(url, instr(url, '://') + 3), 1, instr(substr(url, instr(url, '://') + 3) || '/', '/') - 1) || ':', ':') - 1))) VIRTUAL;
CREATE INDEX pictures_host ON pictures (host, due);
