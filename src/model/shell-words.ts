const PLAIN_IN_DOUBLE_QUOTES = /^[^"$`\\!\p{Cc}]*$/u;

/** A command as it is typed: words with spaces or special characters are quoted, so that it can be pasted. */
export function typed(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // A program of Windows, whose shells take the backslash for what it is there.
  if (/^[\w.:\\-]+\.exe$/.test(word)) return word;
  // Double quotes are understood everywhere, single ones by POSIX shells only.
  return PLAIN_IN_DOUBLE_QUOTES.test(word) ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}
