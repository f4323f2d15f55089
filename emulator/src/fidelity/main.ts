import { writeFileSync } from 'node:fs';
import { generate } from './generate.ts';

for (const [file, text] of await generate()) {
  writeFileSync(file, text);
  console.log(`written: ${file}`);
}
