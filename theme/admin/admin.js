// Starts the forms: reads config.yml, teaches Sveltia CMS to read and write the files of the portal, opens it.
(async function () {
  "use strict";

  const { fromFile, toFile, withYears, schemaOf, fieldsOf, plain } = window.thiduaForm;
  const yaml = window.jsyaml;
  const answer = await fetch("config.yml", { cache: "no-cache" });
  const config = withYears(yaml.load(await answer.text()));
  for (const collection of config.collections.filter((one) => !one.divider)) {
    const [fields, schema] = [fieldsOf(collection), schemaOf(collection)];
    collection.format = `thidua-${collection.name}`;
    window.CMS.registerCustomFormat(collection.format, "yml", {
      fromFile: (text) => fromFile(yaml, fields, text),
      toFile: (form) => toFile(yaml, fields, schema, form),
    });
  }
  await window.CMS.init({ config: { ...plain(config), load_config_file: false } });
})();
