import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the types of the wire format are those of the described API (else: npm run api)', () => {
  const description = readFileSync(join(import.meta.dirname, '../../../docs/reference/openapi.json'), 'utf8');
  const digest = createHash('sha256').update(description).digest('hex');
  const types = readFileSync(join(import.meta.dirname, 'schema.ts'), 'utf8');
  expect(types.slice(0, 400)).toContain(digest);
});
