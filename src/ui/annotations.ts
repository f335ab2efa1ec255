import type { Finding } from '../model/change.js';
import type { Terminal } from '../model/context.js';

/**
 * The findings as GitHub's workflow commands, which it shows beside the lines of a pull request. On stderr, where it
 * reads them too: stdout may hold a document.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function sayAnnotations(findings: readonly Finding[], terminal: Terminal): void {
  for (const { file, line, message } of findings) {
    const place = [
      ...(file === undefined ? [] : [`file=${property(file)}`]),
      ...(line === undefined ? [] : [`line=${line}`]),
      `title=${property('Wristband session')}`,
    ];
    terminal.say(`::error ${place.join(',')}::${data(message)}`);
  }
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
