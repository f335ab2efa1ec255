/** Random expressions as settings have them, of the names that random programs use. */

export const LISTS = ['APPS', 'MORE', 'EXTRA'];
export const TEXTS = ['MODE', 'LABEL'];
export const NUMBERS = ['COUNT'];
export const FLAGS = ['DEBUG', 'READY'];
export const DICTS = ['OPTIONS'];
export const PATHS = ['BASE_DIR', 'FOLDER'];
export const NAMES = [...LISTS, ...TEXTS, ...NUMBERS, ...FLAGS, ...DICTS, ...PATHS, 'X', 'AT'];

const STRINGS = ['a', 'b', 'c', 'dev', 'prod', 'auth', ''];
export const KEYS = ['secure', 'name'];

export class RandomExpressions {
  constructor(protected readonly random: () => number) {}

  protected list(depth: number): string {
    const elements = () =>
      Array.from({ length: Math.floor(this.random() * 4) }, () => this.element()).join(', ');
    if (depth > 1) return `[${elements()}]`;
    const tuple = elements();
    return this.pick([
      () => `[${elements()}]`,
      () => `[${elements()}]`,
      () => (tuple === '' ? '()' : `(${tuple},)`),
      () => this.pick(LISTS),
      () => `${this.list(depth + 1)} + ${this.list(depth + 1)}`,
      () => `[*${this.pick(LISTS)}, ${this.element()}]`,
      () => `[${this.element()}, *${this.pick(LISTS)}]`,
      () => `list(${this.pick(LISTS)})`,
      () => `tuple(${this.pick(LISTS)})`,
      () =>
        `[x for x in ${this.pick(LISTS)}${this.pick(['', ' if x', " if x != 'a'", ' if x in MORE', ' if DEBUG', " if 'a' in x"])}]`,
      () => `[x + '.py' for x in ${this.list(2)}]`,
      () => `${this.pick(LISTS)}[${this.pick(['1:', ':1', ':-1', '0:2', ':COUNT', '::2'])}]`,
      () => `(${this.list(depth + 1)} if ${this.condition(1)} else ${this.list(depth + 1)})`,
      () => `${this.text(1)}.split(${this.string()} or ',')`,
      () => `sorted(${this.pick(LISTS)}, key=str)`,
    ])();
  }

  protected element(): string {
    return this.pick([
      () => this.string(),
      () => this.string(),
      () => this.string(),
      () => this.pick(TEXTS),
      () => `${this.string()} if ${this.condition(1)} else ${this.pick(['None', this.string()])}`,
      () => this.text(1),
    ])();
  }

  protected text(depth: number): string {
    if (depth > 1) return this.string();
    return this.pick([
      () => this.string(),
      () => this.string(),
      () => this.pick(TEXTS),
      () => `${this.text(depth + 1)} + ${this.string()}`,
      () => `f'{MODE}.{${this.pick([...TEXTS, 'COUNT', 'DEBUG'])}}'`,
      () => `'%s.x' % ${this.pick([...TEXTS, 'COUNT'])}`,
      () => `'{}-{}'.format(${this.text(2)}, COUNT)`,
      () => `str(${this.pick(['COUNT', 'DEBUG', ...TEXTS])})`,
      () => `${this.pick(TEXTS)}.${this.pick(['upper()', 'strip()', "replace('a', 'b')"])}`,
      () => `','.join(${this.pick(LISTS)})`,
      () => `os.environ.get('UNSET_VARIABLE', ${this.string()})`,
      () => `os.environ.get('UNSET_VARIABLE') or ${this.string()}`,
      () => `(${this.pick(TEXTS)} if ${this.condition(1)} else ${this.string()})`,
      () => `(${this.pick(TEXTS)} or ${this.string()})`,
      () => `(${this.pick(TEXTS)} and ${this.string()})`,
    ])();
  }

  protected number(depth: number): string {
    if (depth > 1) return this.pick(['0', '1', '2']);
    return this.pick([
      () => this.pick(['0', '1', '-1']),
      () => `${this.pick(NUMBERS)} ${this.pick(['+', '-', '*'])} ${this.number(depth + 1)}`,
      () => `len(${this.pick(LISTS)})`,
      () => 'int(COUNT)',
    ])();
  }

  protected condition(depth: number): string {
    if (depth > 1) return this.pick([...FLAGS, 'True', 'False']);
    return this.pick([
      () => this.pick(['True', 'False', ...FLAGS]),
      () => `not ${this.condition(depth + 1)}`,
      () => `${this.condition(depth + 1)} ${this.pick(['and', 'or'])} ${this.condition(depth + 1)}`,
      () => `${this.pick(TEXTS)} ${this.pick(['==', '!='])} ${this.string()}`,
      () => `${this.string()} ${this.pick(['in', 'not in'])} ${this.pick([...LISTS, ...TEXTS])}`,
      () => `'${this.pick(KEYS)}' in OPTIONS`,
      () => `COUNT ${this.pick(['>', '<=', '=='])} ${this.number(2)}`,
      () => `0 ${this.pick(['<', '<=', '=='])} COUNT ${this.pick(['<', '<=', '!='])} ${this.number(2)}`,
      () => `${this.string()} == ${this.pick(TEXTS)} != ${this.string()}`,
      () => `${this.string()} in ${this.pick(LISTS)} ${this.pick(['is not None', '== MORE'])}`,
      () => `bool(${this.pick([...LISTS, ...TEXTS])})`,
      () => `len(${this.pick(LISTS)}) ${this.pick(['>', '=='])} 1`,
      () =>
        this.pick([
          "'UNSET_VARIABLE' in os.environ",
          "os.environ.get('UNSET_VARIABLE') == 'x'",
          'os.path.exists("/nowhere")',
        ]),
      () => `${this.pick(TEXTS)} is ${this.pick(['None', 'not None'])}`,
      () => `${this.pick(TEXTS)}.startswith('d')`,
      () => `${this.pick(LISTS)} ${this.pick(['==', '!='])} ${this.list(2)}`,
    ])();
  }

  protected path(depth: number): string {
    if (depth > 1) return 'BASE_DIR';
    return this.pick([
      () => 'Path(__file__).resolve().parent',
      () => 'Path(__file__).resolve().parents[1]',
      () => 'os.path.dirname(os.path.abspath(__file__))',
      () => 'os.path.dirname(os.path.dirname(os.path.realpath(__file__)))',
      () => `os.path.join(${this.path(depth + 1)}, 'conf', ${this.pick(["'..'", "'x'"])})`,
      () => "BASE_DIR / 'conf'",
      () => "BASE_DIR / '..' / 'conf'",
      () => 'BASE_DIR.parent',
      () => "BASE_DIR.joinpath('a', 'b')",
      () => 'str(BASE_DIR)',
      () => `Path(${this.path(depth + 1)})`,
      () => `os.path.abspath(${this.path(depth + 1)})`,
      () => `f'{${this.path(2)}}/x'`,
      () => "BASE_DIR + '/x'",
    ])();
  }

  protected dict(): string {
    const entries = KEYS.filter(() => this.chance(0.6)).map((key) => `'${key}': ${this.value()}`);
    return this.pick([
      () => `{${entries.join(', ')}}`,
      () =>
        `dict(${KEYS.filter(() => this.chance(0.5))
          .map((key) => `${key}=${this.value()}`)
          .join(', ')})`,
      () => `{**OPTIONS, ${entries.join(', ')}}`,
      () => `OPTIONS | {${entries.join(', ')}}`,
    ])();
  }

  protected value(): string {
    return this.pick([
      () => this.string(),
      () => this.condition(2),
      () => this.list(2),
      () => this.text(1),
    ])();
  }

  protected string(): string {
    return `'${this.pick(STRINGS)}'`;
  }

  protected chance(share: number): boolean {
    return this.random() < share;
  }

  protected pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.random() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}
