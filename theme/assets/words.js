/* Words of Vietnamese texts as they are compared, and the titles of all pages as the search index has them
   (generator/search/index.py describes its columns). */
(() => {
  "use strict";
  const { fold } = window.tdPortal;

  /** Small letters with their accents, one way to place the tone mark: “hoà” and “HÒA” are “hòa”. */
  const spelt = (text) => text.toLowerCase().normalize("NFD").replace(/([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])/gu, "$1$3$2").normalize("NFC");

  /** The words of a text: with their accents (`said`), folded (`plain`), and where they stand in it. */
  function wordsOf(text) {
    return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => {
      const said = spelt(match[0]);
      return { said, plain: fold(said), start: match.index, end: match.index + match[0].length };
    });
  }

  /** Who typed a word with its accents means them; a word that is still being typed (`open`) may go on. */
  function fits(word, asked) {
    const [have, want] = asked.plain === asked.said ? [word.plain, asked.plain] : [word.said, asked.said];
    return asked.open ? have.startsWith(want) : have === want;
  }

  /** Where the words of a phrase stand one after the other; -1 where they do not. */
  const phraseAt = (held, phrase) => held.findIndex((_, place) => phrase.every((asked, step) => held[place + step] && fits(held[place + step], asked)));

  /** Every page of the index: its place in it, address, title, kind and its weight, organisation, other names, whether it is a sample. */
  function readTitles(packed) {
    let previous = "";
    const [kept = [], endings, titles, kinds, organisations, samples, others] = packed.pages.map((column) => column.split("\n"));
    return kept.map((letters, place) => {
      previous = previous.slice(0, Number.parseInt(letters, 36)) + endings[place];
      const organisation = packed.organisations[organisations[place]];
      return {
        place, organisation,
        address: previous,
        title: titles[place].replace("~", () => organisation),
        kind: packed.kinds[kinds[place]],
        weight: packed.weights[kinds[place]],
        sample: samples[place] === "1",
        also: others[place],
      };
    });
  }

  window.tdWords = { spelt, wordsOf, fits, phraseAt, readTitles };
})();
