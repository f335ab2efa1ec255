import { describe, expect, it } from 'vitest';
import { buildSteps } from '../../../../src/frameworks/django/project/build-steps.js';
import { imageSteps } from '../../../../src/session/python/build-steps.js';
import { searchIn, stepsIn } from './support.js';

describe('what starts Django while an image is built', () => {
  it.each([
    ['RUN python manage.py collectstatic --noinput', 'python manage.py collectstatic --noinput'],
    [
      'RUN pip install . && \\\n    # why\n    ./manage.py compilemessages && rm -r x',
      './manage.py compilemessages',
    ],
    ['RUN SECRET_KEY=x python3 src/manage.py check; true', 'python3 src/manage.py check'],
    ['RUN DJANGO_SETTINGS_MODULE=a.b django-admin collectstatic', 'django-admin collectstatic'],
    ['RUN python -m django collectstatic', 'python -m django collectstatic'],
    ['RUN DJANGO_SETTINGS_MODULE=a.b python -m django compilemessages', 'python -m django compilemessages'],
    ['RUN django-admin compilemessages --settings=a.b', 'django-admin compilemessages --settings=a.b'],
    ['RUN coverage run -m manage test', 'coverage run -m manage test'],
  ])('is %s', async (line, command) => {
    expect(await stepsIn({ Dockerfile: `FROM python\n${line}\n` })).toEqual([
      `image Dockerfile:2 ${command}`,
    ]);
  });

  it.each([
    'CMD python manage.py runserver',
    'RUN pip install django',
    'RUN echo manage.py',
    'RUN django-admin startproject x',
    'RUN python -m django startproject x',
    'RUN python -m django compilemessages',
    'RUN django-admin makemessages\nENV DJANGO_SETTINGS_MODULE=a.b',
    'RUN pip install django gunicorn',
    '# RUN python manage.py check',
    'ENV WRISTBAND_SESSION_SECRET=x\nRUN python manage.py check',
    'RUN WRISTBAND_SESSION_SECRET=x python manage.py check',
  ])('is not %s', async (text) => {
    expect(await stepsIn({ Dockerfile: `FROM python\n${text}\n` })).toEqual([]);
  });

  it.each([
    String.raw`RUN echo '#!/bin/sh\n\${'\n'}python manage.py migrate\n\${'\n'}exec gunicorn config.wsgi\n\${'\n'}' > /app/entrypoint.sh`,
    String.raw`RUN printf '#!/bin/sh\npython manage.py migrate\nexec "$@"\n' > /entrypoint.sh`,
    'RUN echo "python manage.py migrate" >> /start.sh && chmod +x /start.sh',
    'RUN echo python manage.py migrate >> /start.sh',
    "RUN cat <<'EOF' > /start.sh\npython manage.py migrate\nEOF",
    'RUN ruff check manage.py config',
  ])('is no text: %s', async (text) => {
    expect(await stepsIn({ Dockerfile: `FROM python\n${text}\nCMD ["sh", "/start.sh"]\n` })).toEqual([]);
  });

  const KEY = 'WRISTBAND_SESSION_SECRET=dummy-secret-used-for-this-step-only';

  it.each([
    ['RUN python manage.py check', `RUN ${KEY} python manage.py check`],
    [
      'RUN SECRET_KEY=x DEBUG=1 python manage.py check && rm -rf /tmp/x',
      `RUN SECRET_KEY=x DEBUG=1 ${KEY} python manage.py check && rm -rf /tmp/x`,
    ],
    ['RUN poetry run python manage.py check', `RUN ${KEY} poetry run python manage.py check`],
    ['RUN cd /app && python manage.py check', `RUN cd /app && ${KEY} python manage.py check`],
    ['RUN env A=b python manage.py check', `RUN env A=b ${KEY} python manage.py check`],
    [
      'RUN --mount=type=secret,id=a python manage.py check',
      `RUN --mount=type=secret,id=a ${KEY} python manage.py check`,
    ],
    [
      'RUN su app -c "cd /a && python manage.py check"',
      `RUN su app -c "cd /a && ${KEY} python manage.py check"`,
    ],
    [
      "RUN bash -lc 'A=b python manage.py check' || true",
      `RUN bash -lc 'A=b ${KEY} python manage.py check' || true`,
    ],
    [
      'RUN python manage.py migrate && (cd web; ./manage.py check)',
      `RUN ${KEY} python manage.py migrate && (cd web; ${KEY} ./manage.py check)`,
    ],
    [
      'RUN if [ "$A" = b ]; then python manage.py check; fi',
      `RUN if [ "$A" = b ]; then ${KEY} python manage.py check; fi`,
    ],
    ['RUN ["python", "manage.py", "check"]', `RUN ["env", "${KEY}", "python", "manage.py", "check"]`],
    [
      'RUN ["sh", "-c", "python manage.py check"]',
      `RUN ["env", "${KEY}", "sh", "-c", "python manage.py check"]`,
    ],
    [
      'RUN A=b \\\n  python manage.py check \\\n  && python manage.py migrate',
      `put ${KEY} in front of each of these commands there: python manage.py check; python manage.py migrate`,
    ],
    [
      'RUN sudo -u app python manage.py check',
      `put ${KEY} in front of this command there: python manage.py check`,
    ],
    [
      'RUN sh -c "python manage.py check --tag \\"a\\""',
      `put ${KEY} in front of this command there: python manage.py check --tag "a"`,
    ],
    [
      'RUN <<EOF\nset -e\npython manage.py check\nEOF',
      `put ${KEY} in front of this command there: python manage.py check`,
    ],
  ])('gets the secret in %s', async (line, expected) => {
    const { workspace } = await searchIn({ Dockerfile: `FROM python\n${line}\n` });
    expect(imageSteps(await buildSteps(workspace, ''), 'Django')).toEqual([
      `Dockerfile:2 starts Django while the image is built, without a secret: ${expected}`,
    ]);
  });

  it('is looked for beside the application and above, in every Dockerfile', async () => {
    const run = 'FROM python\nRUN python manage.py check\n';
    expect(
      await stepsIn({ 'web/Dockerfile': run, 'Dockerfile.prod': run, 'other/Dockerfile': run }, 'web'),
    ).toEqual([
      'image web/Dockerfile:2 python manage.py check',
      'image Dockerfile.prod:2 python manage.py check',
    ]);
  });
});

it('is looked for in folders for Dockerfiles, and in no others', async () => {
  const run = 'FROM python\nRUN python manage.py check\n';
  expect(
    await stepsIn({
      'compose/production/django/Dockerfile': run,
      'docker/web.Dockerfile': run,
      'vendor/docker/Dockerfile': run,
      'compose/a/b/c/Dockerfile': run,
    }),
  ).toEqual([
    'image compose/production/django/Dockerfile:2 python manage.py check',
    'image docker/web.Dockerfile:2 python manage.py check',
  ]);
});
