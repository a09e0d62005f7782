// Lays the record, as the site publishes it, into the trial of the forms: a folder of this browser, saved nowhere else.
(function () {
  "use strict";

  const FOLDER = "sveltia-cms-test";

  async function folderOf(root, parts) {
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    return folder;
  }

  /** Write a file of the record unless the trial has it: what its clerk changed stays. */
  async function lay(root, path, address) {
    const parts = path.split("/");
    const folder = await folderOf(root, parts.slice(0, -1));
    const stands = await folder.getFileHandle(parts.at(-1)).catch(() => null);
    if (stands) return;
    const answer = await fetch(`../${address}`);
    if (!answer.ok) return;
    const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await file.write(await answer.text());
    await file.close();
  }

  /** `files`: where the site publishes each file of the record. A browser without such folders starts empty. */
  window.thiduaTrial = async (files) => {
    const storage = await navigator.storage?.getDirectory?.().catch(() => null);
    if (!storage) return;
    const root = await folderOf(storage, [FOLDER]);
    await Promise.all(Object.entries(files).map(([path, address]) => lay(root, path, address)));
  };
})();
