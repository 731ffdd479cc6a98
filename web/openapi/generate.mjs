// Writes ../src/api/schema.ts from the server's description of its API: `npm run api`.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapi, { astToString } from 'openapi-typescript';

const root = join(import.meta.dirname, '..', '..');
const text = await readFile(process.argv[2] ?? join(root, 'docs', 'reference', 'openapi.json'), 'utf8');
const description = JSON.parse(text);

// The interface takes the shapes of what is sent; the paths it writes out itself.
const types = astToString(await openapi({ ...description, paths: {} }));
const digest = createHash('sha256').update(text).digest('hex');
const head = `// Written by openapi/generate.mjs (npm run api) from docs/reference/openapi.json. Do not edit.\n// sha256 of that file: ${digest}\n\n`;
await writeFile(join(root, 'web', 'src', 'api', 'schema.ts'), head + types);
