import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';
import { matches } from './globs.js';
import { eolAt, given, numberAt, type FormatterSettings } from './settings.js';

/**
 * What the `.editorconfig` files above a file say of it, as formatters that read them understand it.
 * @see https://spec.editorconfig.org
 */
export async function editorconfig(workspace: Workspace, file: string): Promise<FormatterSettings> {
  const found: Record<string, string>[] = [];
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const text = await readText(workspace, join(folder, '.editorconfig'));
    const { isRoot, properties } = propertiesFor(
      text ?? '',
      file.slice(folder === '' ? 0 : folder.length + 1),
    );
    found.unshift(properties);
    if (isRoot || folder === '') break;
  }
  return settingsOf(Object.assign({}, ...found) as Record<string, string>);
}

function propertiesFor(text: string, path: string) {
  const properties: Record<string, string> = {};
  let isRoot = false;
  let section: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/).map((one) => one.trim())) {
    const [, name] = /^\[(.*)\]$/.exec(line) ?? [];
    const [, key = '', value = ''] = /^([^#;=\s]+)\s*=\s*(.*?)(?:\s[#;].*)?$/.exec(line) ?? [];
    if (name !== undefined) section = name;
    else if (section === undefined) isRoot ||= key.toLowerCase() === 'root' && value.toLowerCase() === 'true';
    else if (key !== '' && matches(path, [section])) properties[key.toLowerCase()] = value.toLowerCase();
  }
  return { isRoot, properties };
}

function settingsOf(properties: Record<string, string>): FormatterSettings {
  const style = properties['indent_style'];
  return given({
    width: numberAt(properties, 'max_line_length'),
    tabWidth: numberAt(properties, 'indent_size') ?? numberAt(properties, 'tab_width'),
    useTabs: style === undefined ? undefined : style === 'tab',
    eol: eolAt(properties, 'end_of_line'),
  });
}
