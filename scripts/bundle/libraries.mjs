import { readFile } from 'node:fs/promises';

const EDITOR = /@inquirer[\\/]external-editor[\\/].*\.js$/;
const COMMANDER = /[\\/]commander[\\/]lib[\\/]command\.js$/;
const CHILD_PROCESS = "require('node:child_process')";

/**
 * A plugin that leaves out of libraries what this program never uses: Inquirer's question that opens an editor, with
 * tables of every character set; and of Commander what starts programs as its commands, with the module of Node that this
 * takes. A Commander that is written differently ends the build.
 */
export const smallerLibraries = {
  name: 'smaller-libraries',
  load: {
    filter: { id: [EDITOR, COMMANDER] },
    async handler(path) {
      if (EDITOR.test(path)) return 'export const editAsync = undefined;';
      const source = await readFile(path, 'utf8');
      if (source.split(CHILD_PROCESS).length !== 2)
        throw new Error(`${path} no longer has one ${CHILD_PROCESS}`);
      return source.replace(CHILD_PROCESS, 'undefined');
    },
  },
};
