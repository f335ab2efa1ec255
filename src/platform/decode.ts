import type { Content } from '../model/files.js';

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads bytes as UTF-8, strictly: a byte that would be replaced makes the file unreadable, not different. */
export function decode(bytes: Uint8Array): Content {
  if (isUtf16(bytes)) return { unreadable: 'it is encoded as UTF-16, not UTF-8' };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { unreadable: 'it contains a NUL byte', line: lineOfByte(bytes, nul) };
  try {
    const text = utf8(bytes);
    const bom = text.startsWith(BYTE_ORDER_MARK);
    return { text: bom ? text.slice(1) : text, bom };
  } catch {
    return { unreadable: 'it is not valid UTF-8', line: firstBadLine(bytes) };
  }
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function lineOfByte(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

/** No byte of a UTF-8 sequence equals a line feed, so each line can be tried by itself. */
function firstBadLine(bytes: Uint8Array): number {
  for (let from = 0, line = 1; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    try {
      utf8(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return 1;
}
