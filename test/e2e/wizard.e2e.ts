import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { describeWith } from './available.js';
import { runCli } from './cli.js';
import { discard, photograph } from './folders.js';
import { KEYS, openTerminalSession, type TerminalSession } from './pty.js';
import { answerAll, equivalentCommand, openWizard, QUESTIONS } from './wizard.js';
import { secretOf, SUBJECTS, withoutSecrets } from './wizard-subjects.js';

const CI = { CI: 'true' };
const GREEN = '\u001b[32m';

for (const subject of SUBJECTS) {
  describeWith(['cli', subject.part], `the wizard in a ${subject.framework} project`, () => {
    let app: string;
    beforeEach(async () => {
      app = await subject.newApp();
    });
    afterEach(() => discard(app));

    it('asks, shows the change, asks once, writes, and says what comes next', async () => {
      const wizard = openWizard(app);
      await wizard.waitFor(`Detected ${subject.label}`, QUESTIONS[0], 'HTTPS only', 'Safari');
      wizard.type(KEYS.enter);
      await wizard.waitFor(QUESTIONS[1], '.env', 'In the source file');
      wizard.type(KEYS.enter);
      await wizard.waitFor(QUESTIONS[2], 'Only ');
      wizard.type(KEYS.enter);
      await wizard.waitFor(QUESTIONS[3]);
      const shown = wizard.screen();
      for (const part of ['diff --git', '--- ', '+++ ', '@@ ']) expect(shown).toContain(part);
      expect(wizard.raw()).toContain(`${GREEN}+`);
      expect(Object.keys(await photograph(app))).not.toContain('.env');

      wizard.type(KEYS.enter);
      await wizard.waitFor('Done: ', 'Next steps', subject.installs, 'Non-interactive equivalent:');
      expect(await wizard.end()).toBe(0);
      await expectSummary(wizard, app);
      expect(wizard.raw()).not.toContain(await secretOf(app, '.env', /^WRISTBAND_SESSION_SECRET=(.*)$/m));
    });

    it('leaves behind what its equivalent command leaves behind', async () => {
      const wizard = await answerAll(openWizard(app), [KEYS.down, KEYS.down]);
      expect(await wizard.end()).toBe(0);
      expect(wizard.raw()).not.toContain(await secretOf(app, subject.inline, subject.inlineSecret));
      const command = equivalentCommand(wizard);
      expect(command).toEqual(
        expect.arrayContaining(['--insecure-dev', '--secret-store', 'inline', '--yes']),
      );
      const other = await subject.newApp();
      const run = await runCli(other, command);
      expect(run.exitCode, run.output).toBe(0);
      expect(await withoutSecrets(other, subject)).toEqual(await withoutSecrets(app, subject));
      await discard(other);
    });

    it.each(QUESTIONS.map((question, index) => ({ question, index })))(
      'writes nothing after Ctrl-C at $question',
      async ({ index }) => {
        const before = await photograph(app);
        const wizard = openWizard(app);
        for (const [answered, question] of QUESTIONS.slice(0, index + 1).entries()) {
          await wizard.waitFor(question);
          wizard.type(answered === index ? KEYS.interrupt : KEYS.enter);
        }
        expect(await wizard.end(), wizard.screen()).toBe(130);
        expect(wizard.screen()).toContain('No files were changed.');
        expect(await photograph(app)).toEqual(before);
      },
    );

    it('asks nobody in CI, unless told to', async () => {
      const wizard = openTerminalSession(['node', inject('cli'), '--no-install', '--interactive'], app, CI);
      await wizard.waitFor(QUESTIONS[0]);
      wizard.type(KEYS.interrupt);
      expect(await wizard.end()).toBe(130);
      const alone = openTerminalSession(['node', inject('cli'), '--no-install'], app, CI);
      expect(await alone.end(), alone.screen()).toBe(0);
      expect(alone.screen()).not.toContain(QUESTIONS[0]);
    });

    it('writes nothing when the change is not wanted', async () => {
      const before = await photograph(app);
      const wizard = await answerAll(openWizard(app), ['', ''], 'n');
      expect(await wizard.end()).toBe(130);
      expect(wizard.screen()).toContain('No files were changed.');
      expect(await photograph(app)).toEqual(before);
    });
  });
}

/** One line for each file that was written. */
async function expectSummary(wizard: TerminalSession, app: string): Promise<void> {
  const lines = wizard.screen().split('\n');
  const count = Number(/Done: (\d+) file/.exec(wizard.screen())?.[1]);
  const summary = lines.filter((line) => /^ {2}(create|edit) /.test(line));
  expect(summary).toHaveLength(count);
  const names = Object.keys(await photograph(app));
  for (const line of summary) expect(names).toContain(line.trim().split(/\s+/)[1]);
}
