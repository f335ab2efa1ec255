/** Random programs in the manner of settings modules, made from a seed. */
import {
  DICTS,
  FLAGS,
  KEYS,
  LISTS,
  NAMES,
  NUMBERS,
  PATHS,
  RandomExpressions,
  TEXTS,
} from './random-expressions.js';

export interface PythonProgram {
  /** By file; the last one is what a program is usually started with. */
  readonly modules: Readonly<Record<string, string>>;
  readonly names: readonly string[];
}

/** The name of a module as an absolute import has it. */
function absolute(file: string): string {
  return file.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
}

/** A generator of numbers in [0, 1) that is the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Modules beside one another, or in a package whose own module is the first. */
const LAYOUTS = [
  ['base.py', 'local.py', 'production.py'],
  ['base.py', 'local.py', 'production.py'],
  ['conf/__init__.py', 'conf/base.py', 'conf/production.py'],
  ['conf/base.py', 'conf/__init__.py', 'local.py'],
];

/** @param size how many statements the modules have, compared with the usual */
export function programFrom(seed: number, size = 1): PythonProgram {
  return new Generator(randomFrom(seed), size).program();
}

class Generator extends RandomExpressions {
  private readonly written: string[] = [];
  private files: readonly string[] = [];
  private file = '';

  constructor(
    random: () => number,
    private readonly size: number,
  ) {
    super(random);
  }

  program(): PythonProgram {
    const count = 1 + Math.floor(this.random() * 3);
    const modules: Record<string, string> = {};
    this.files = this.pick(LAYOUTS).slice(0, count);
    for (const file of this.files) {
      this.file = file;
      modules[file] = this.module();
      this.written.push(file);
    }
    return { modules, names: NAMES };
  }

  private module(): string {
    const head = ['import os', 'from pathlib import Path'];
    if (this.written.length > 0)
      head.push(
        this.chance(0.8)
          ? `from ${this.moduleName(this.pick(this.written))} import *`
          : `import ${absolute(this.pick(this.written))}`,
      );
    if (this.written.length === 0 || this.chance(0.3)) head.push(...this.beginning());
    const body = Array.from({ length: 1 + Math.floor(this.random() * 6 * this.size) }, () =>
      this.statement(0),
    );
    if (this.chance(0.05))
      body.push(
        `__all__ = ${this.pick(["['APPS', 'MODE']", "['APPS'] + ['DEBUG']", '[]', "('MORE',)"])}`,
        this.pick(["__all__ += ['LABEL']", "__all__.append('X')", 'pass']),
      );
    return `${[...head, ...body].join('\n')}\n`;
  }

  private beginning(): string[] {
    return [
      'BASE_DIR = Path(__file__).resolve().parent.parent',
      `APPS = ${this.list(1)}`,
      `MORE = ${this.list(1)}`,
      `MODE = ${this.text(1)}`,
      `DEBUG = ${this.pick(['True', 'False'])}`,
      `COUNT = ${this.pick(['0', '1', '2'])}`,
      "OPTIONS = {'secure': True}",
    ].filter(() => this.chance(0.9));
  }

  private statement(depth: number): string {
    const simple = [
      () => this.assignment(),
      () => this.assignment(),
      () => this.listChange(),
      () => this.listChange(),
      () => this.dictChange(),
      () => this.namespace(),
    ];
    const compound = [
      () => this.choice(depth),
      () => this.choice(depth),
      () => this.attempt(depth),
      () => this.loop(depth),
      () => this.definition(depth),
      () => this.match(depth),
      () => this.classes(),
      () => this.functions(),
    ];
    const rare = [
      () => this.importing(),
      () => `del ${this.pick(NAMES)}`,
      () => this.pick(['pass', 'assert True', "'docstring'"]),
    ];
    if (depth < 2 && this.chance(0.35)) return this.pick(compound)();
    return this.chance(0.12) ? this.pick(rare)() : this.pick(simple)();
  }

  private block(depth: number): string {
    const count = this.chance(0.3) ? 2 : 1;
    const lines = Array.from({ length: count }, () => this.statement(depth + 1)).join('\n');
    return lines.replace(/^/gm, '    ');
  }

  private assignment(): string {
    return this.pick([
      () => `${this.pick(LISTS)} = ${this.list(0)}`,
      () => `${this.pick(LISTS)} = ${this.list(0)}`,
      () => `${this.pick(TEXTS)} = ${this.text(0)}`,
      () => `${this.pick(FLAGS)} = ${this.condition(0)}`,
      () => `${this.pick(NUMBERS)} = ${this.number(0)}`,
      () => `${this.pick(PATHS)} = ${this.path(0)}`,
      () => `OPTIONS = ${this.dict()}`,
      () => `APPS = MORE = ${this.list(0)}`,
      () => `APPS, MORE = ${this.list(0)}, ${this.list(0)}`,
      () => `EXTRA: list = ${this.list(0)}`,
      () => `X = ${this.pick([...LISTS, ...TEXTS, ...FLAGS, ...DICTS])}`,
    ])();
  }

  private listChange(): string {
    const name = this.pick(LISTS);
    const index = this.pick([
      '0',
      '1',
      '-1',
      `${name}.index(${this.string()})`,
      `${name}.index(${this.string()}) + 1`,
      'COUNT',
      'AT',
    ]);
    return this.pick([
      () => `${name} += ${this.list(1)}`,
      () => `${name}.append(${this.element()})`,
      () => `${name}.extend(${this.list(1)})`,
      () => `${name} += (${this.element()},)`,
      () => `${name} = tuple(${name})\nfor key in ${this.pick(LISTS)}:\n    ${name} += (key,)`,
      () =>
        `${name} = tuple(${name})\nwhile len(${name}) < 3:\n    ${name} = ${this.pick([`${name} + ('a',)`, `('b',) + ${name}`, `(*${name}, MODE)`, `${name}[1:] + ('c', 'd', 'e')`])}`,
      () => `${name}.insert(${index}, ${this.element()})`,
      () => `if ${this.string()} in ${name}:\n    ${name}.remove(${this.string()})`,
      () => `AT = ${name}.index(${this.string()})\n${name}.insert(AT, ${this.element()})`,
      () => `if ${this.pick(TEXTS)} not in ${name}:\n    ${name}.append(${this.pick(TEXTS)})`,
      () => `${name} = [x for x in ${name} if x != ${this.string()}]`,
      () => `${name} = ${name}[:1] + [${this.element()}] + ${name}[1:]`,
      () => `${name} = [*${name}[:AT], ${this.element()}, *${name}[AT:]]`,
      () => {
        const at = `${name}.index(${this.string()})`;
        return `${name} = ${name}[:${at}] + [${this.element()}] + ${name}[${at}:]`;
      },
      () => `AT = len(${name})\n${name}.insert(AT, ${this.element()})`,
      () => `${name} = ${this.pick(['list', 'tuple'])}(${this.pick(LISTS)}) + ${this.list(1)}`,
      () =>
        `${name} = ${this.pick(['list', 'tuple'])}(x for x in ${this.list(1)} if x not in ${this.pick(LISTS)})`,
      () =>
        `${name} = [${this.pick(['x.upper()', "f'{x}.x'", "x if x else 'none'", 'MODE'])} for x in ${this.list(1)}]`,
      () => `X = ${name}[${this.pick(['0', '-1', 'COUNT'])}]`,
      () =>
        this.pick([
          `del ${name}[0]`,
          `${name}[:1] = [${this.element()}]`,
          `${name} *= 2`,
          `X, *MORE = ${name}`,
        ]),
      () => `${name}.pop(${this.pick(['', '0'])})`,
      () => `${name}[0] = ${this.element()}`,
      () =>
        this.pick([
          `${name}.sort(key=str)`,
          `${name}.reverse()`,
          `${name}.clear()`,
          `X = ${name}.copy()`,
          `len(${name})`,
          `print if ${name} else None`,
        ]),
    ])();
  }

  private dictChange(): string {
    const key = this.pick(KEYS);
    return this.pick([
      () => `OPTIONS['${key}'] = ${this.value()}`,
      () => `OPTIONS.update({'${key}': ${this.value()}})`,
      () => `OPTIONS.update(${key}=${this.value()})`,
      () => `OPTIONS |= {'${key}': ${this.value()}}`,
      () => `OPTIONS = {**OPTIONS, '${key}': ${this.value()}}`,
      () => `OPTIONS.setdefault('${key}', ${this.value()})`,
      () => `X = OPTIONS.get('${key}', ${this.value()})`,
      () => `X = OPTIONS['${key}']`,
      () => `OPTIONS.pop('${key}', None)`,
      () => `X = OPTIONS.pop('${key}', ${this.value()})`,
      () => `${this.pick(LISTS)} = OPTIONS.pop('${key}', ${this.list(1)})`,
      () => `${this.pick(LISTS)} = OPTIONS.get('${key}', ${this.list(1)})`,
      () => `OPTIONS['${key}'] = ${this.pick(LISTS)}`,
      () => `OPTIONS['inner'] = {'${key}': ${this.value()}}\nOPTIONS['inner']['name'] = ${this.string()}`,
      () => `OPTIONS['${key}'] += ${this.list(2)}`,
      () => `OPTIONS = {${this.pick(TEXTS)}: ${this.value()}, '${key}': ${this.string()}}`,
      () => `APPS = list(OPTIONS)`,
      () => `for X in OPTIONS:\n    ${this.pick(LISTS)}.append(X)`,
    ])();
  }

  private namespace(): string {
    const name = this.pick(NAMES);
    return this.pick([
      () => `globals()['${name}'] = ${this.value()}`,
      () => `globals().update({'${name}': ${this.value()}})`,
      () => `globals().update(${name}=${this.value()})`,
      () => `for key in ['MODE', 'LABEL']:\n    globals()[key] = ${this.value()}`,
      () => `exec("${name} = ${this.pick(['1', '[]'])}")`,
      () => `X = '${name}' in globals()`,
      () => `X = globals().get('${name}')`,
      () => `X = globals().pop('${name}', ${this.value()})`,
      () => `globals().pop('${name}', None)`,
      () => `del globals()['${name}']`,
    ])();
  }

  /** Of a module of the program; now and then one that comes later, which imports this one. */
  private importing(): string {
    const others = this.chance(0.15) ? this.files.filter((file) => file !== this.file) : this.written;
    if (others.length === 0) return 'import sys';
    const file = this.pick(others);
    const name = this.moduleName(file);
    return this.pick([
      () => `from ${name} import *`,
      () => `from ${name} import ${this.pick(LISTS)}`,
      () => `from ${name} import APPS as MORE`,
      () => this.importingWhole(file),
      () => this.importingWhole(file),
      () => `include('${file}', scope=globals())`,
      () => `try:\n    from ${name} import *\nexcept ImportError:\n    pass`,
      () =>
        `try:\n    from ${name} import APPS\nexcept ImportError:\n    APPS = []\nelse:\n    MODE = 'else'`,
      () => `try:\n    from missing import *\n    MODE = 'local'\nexcept ImportError:\n    LABEL = 'none'`,
      () => `if ${this.condition(0)}:\n    from ${name} import *\nelse:\n    from ${name} import MODE`,
    ])();
  }

  private importingWhole(file: string): string {
    const [alias, statement] = this.pick([
      () => [absolute(file), `import ${absolute(file)}`] as const,
      () => ['settings', `import ${absolute(file)} as settings`] as const,
      () => {
        const parts = this.moduleName(file).split(/(?<=\.)(?=\w+$)/);
        const [last = ''] = parts.slice(-1);
        const from = parts
          .slice(0, -1)
          .join('')
          .replace(/(?<=\w)\.$/, '');
        return from === '' || last === ''
          ? (['settings', `import ${absolute(file)} as settings`] as const)
          : (['settings', `from ${from} import ${last} as settings`] as const);
      },
    ])();
    const use = this.pick([
      () => `${this.pick(LISTS)} = ${alias}.${this.pick(LISTS)}`,
      () => `${this.pick(LISTS)} = [*${alias}.APPS, ${this.element()}]`,
      () => `${this.pick(LISTS)} += ${alias}.MORE`,
      () => `${alias}.APPS.append('late')`,
      () => `MODE = ${alias}.MODE`,
      () => `if ${alias}.DEBUG:\n    MODE = 'debug'`,
      () => `${alias}.MODE = 'set'`,
    ])();
    return `${statement}\n${use}`;
  }

  /** As this module names another one. */
  private moduleName(file: string): string {
    const isInside = file.startsWith('conf/') && this.file.startsWith('conf/');
    if (!isInside || this.chance(0.4)) return absolute(file);
    return file.endsWith('__init__.py') ? '.' : `.${file.slice('conf/'.length, -'.py'.length)}`;
  }

  private choice(depth: number): string {
    const orelse = this.chance(0.5) ? `\nelse:\n${this.block(depth)}` : '';
    const elif = this.chance(0.2) ? `\nelif ${this.condition(0)}:\n${this.block(depth)}` : '';
    const walrus = this.chance(0.1) ? `(X := ${this.condition(1)})` : this.condition(0);
    return `if ${walrus}:\n${this.block(depth)}${elif}${orelse}`;
  }

  private attempt(depth: number): string {
    const failing = this.pick([
      "APPS.index('nowhere')",
      "{}['key']",
      "raise ValueError('no')",
      'pass',
      "os.environ['UNSET_VARIABLE']",
    ]);
    const end = this.pick([`\nelse:\n${this.block(depth)}`, `\nfinally:\n${this.block(depth)}`, '']);
    return `try:\n${this.block(depth)}\n    ${failing}\n${this.block(depth)}\nexcept Exception:\n${this.block(depth)}${end}`;
  }

  private loop(depth: number): string {
    const end = this.pick([
      '',
      '',
      '\n    break',
      '\n    if X == "a":\n        continue',
      '\nelse:\n    LABEL = "over"',
    ]);
    if (this.chance(0.2))
      return `X = 0\nwhile X < ${this.pick(['0', '2', '3'])}:\n    X += 1\n${this.block(depth).replace(/\bX\b/g, 'MODE')}`;
    return `for X in ${this.pick([...LISTS, "['a', 'b']", "('c',)", 'os.environ.get("UNSET_VARIABLE", "").split(",")'])}:\n${this.block(depth)}${end}`;
  }

  private definition(depth: number): string {
    const name = this.pick(NAMES);
    const body = this.pick([
      `global ${name}\n${this.assignment()}`,
      `${this.pick(LISTS)}.append(${this.string()})`,
      `return ${this.list(1)}`,
      this.statement(depth + 1),
    ]);
    const call = this.pick(['change()', 'APPS = change() or []', 'change', '']);
    const head = this.chance(0.1) ? '@(lambda function: function() or function)\n' : '';
    if (this.chance(0.2))
      return `class Holder:\n    APPS = ['own']\n    ${this.pick(LISTS)}.append(${this.string()})`;
    return `${head}def change():\n${body.replace(/^/gm, '    ')}\n${call}`;
  }

  /** Classes of settings, and what a module does with them. */
  private classes(): string {
    const method = this.pick([
      `    @property\n    def EXTRA(self):\n        return ${this.pick(['self.APPS', "['own']", "self.APPS + ['p']"])}`,
      `    def build(self):\n        return [*self.APPS, ${this.element()}]`,
      `    @classmethod\n    def build(cls):\n        return cls.APPS + [cls.MODE]`,
      `    @staticmethod\n    def build():\n        return ${this.list(1)}`,
      `    def __init__(self):\n        self.MODE = ${this.string()}`,
      '    _hidden = 1',
    ]);
    const base = `class Base:\n    APPS = ${this.list(1)}\n    MODE = ${this.string()}\n${method}`;
    const own = this.pick([
      `    APPS = Base.APPS + [${this.element()}]`,
      `    MODE = ${this.text(1)}`,
      '    MORE = [MODE, LABEL]',
      '    pass',
      `    if ${this.condition(1)}:\n        MODE = 'maybe'`,
      '    APPS = list(Base.APPS)\n    APPS.append(MODE)',
    ]);
    const uses = Array.from({ length: 1 + Math.floor(this.random() * 3) }, () => this.useOfClass());
    return [base, `class Config(Base):\n${own}`, ...uses].join('\n');
  }

  private useOfClass(): string {
    const owner = this.pick(['Config', 'Config', 'Base', 'Config()']);
    const list = this.pick(LISTS);
    return this.pick([
      () => `${list} = ${owner}.APPS`,
      () => `${list} = getattr(${owner}, '${this.pick(LISTS)}', ${this.list(2)})`,
      () => `${list} = Config().EXTRA if hasattr(Config, 'EXTRA') else []`,
      () => `${list} = list(Config().build()) if hasattr(Config, 'build') else ['none']`,
      () => `${this.pick(TEXTS)} = ${owner}.MODE`,
      () => `${owner}.APPS.append(${this.string()})`,
      () => `Config.MODE = ${this.text(1)}`,
      () => `Base.APPS += [${this.element()}]`,
      () => `setattr(Config, 'APPS', ${this.list(2)})`,
      () => 'del Config.MODE',
      () =>
        `for key in dir(${owner}):\n    if key.isupper():\n        globals()[key] = getattr(${owner}, key)`,
      () => 'globals().update({key: value for key, value in vars(Config).items() if key.isupper()})',
      () => "for key, value in Base.__dict__.items():\n    if key == 'APPS':\n        globals()[key] = value",
    ])();
  }

  /** Functions that give lists, and calls of them. */
  private functions(): string {
    const change = this.pick([
      `    if ${this.condition(1)}:\n        items.append(${this.element()})`,
      '    for one in extra:\n        items.append(one)',
      `    items += ${this.pick(LISTS)}`,
      `    ${this.pick(LISTS)}.append('changed')`,
      `    if ${this.condition(1)}:\n        return ['early']`,
      "    try:\n        items.index('a')\n    except ValueError:\n        items.append('a')",
      '    extra = [*extra, first]\n    items = items + extra',
      "    if isinstance(extra, list):\n        extra.append('kept')\n    items = [*items, *extra]",
      '    pass',
    ]);
    const [end, call] = this.pick([
      ['return items', `${this.pick(LISTS)} = build(${this.given()})`],
      ['return items', `${this.pick(LISTS)} += build(${this.given()})`],
      ['return tuple(items), first', `APPS, MODE = build(${this.given()})`],
      ["return {'APPS': items, 'MODE': first}", `globals().update(build(${this.given()}))`],
      ["return {'APPS': items, 'MODE': first}", `${this.pick(LISTS)} = build(${this.given()})['APPS']`],
      ['return items if extra else MORE', `APPS = build(${this.given()})\nAPPS.append('after')`],
    ] as const);
    const first = this.pick(["'f'", 'MODE', this.string()]);
    const extra = this.pick(['()', '[]', this.list(2), ...LISTS]);
    return `def build(first=${first}, extra=${extra}):\n    items = ${this.list(1)}\n${change}\n    ${end}\n${call}`;
  }

  private given(): string {
    return this.pick([
      '',
      this.string(),
      `${this.string()}, ${this.pick(LISTS)}`,
      `extra=${this.list(2)}`,
      'MODE',
    ]);
  }

  private match(depth: number): string {
    const body = () => this.block(depth).replace(/^/gm, '    ');
    const patterns = [
      this.string(),
      "'a' | 'b'",
      '[MODE, *_]',
      '0',
      '1 | 2',
      'True',
      'None',
      '-1',
      "'dev' as LABEL",
    ];
    const count = this.chance(0.4) ? 2 : 1;
    const cases = Array.from({ length: count }, () => {
      const guard = this.chance(0.15) ? ` if ${this.condition(1)}` : '';
      return `    case ${this.pick(patterns)}${guard}:\n${body()}`;
    });
    if (this.chance(0.5)) cases.push(`    case ${this.pick(['_', 'LABEL'])}:\n${body()}`);
    return `match ${this.pick([...TEXTS, ...LISTS, ...NUMBERS, ...FLAGS, this.string()])}:\n${cases.join('\n')}`;
  }
}
