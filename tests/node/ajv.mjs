// Validates data with Ajv: node ajv.mjs ASKED.json prints path → errors of what is refused; patterns get the flag `u`.
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const { schemas, asked } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: true, schemas });
const refused = {};
for (const [name, path, data] of asked) {
  const validate = ajv.getSchema(name);
  if (!validate(data)) refused[path] = ajv.errorsText(validate.errors);
}
process.stdout.write(JSON.stringify(refused));
