import type { NodeOf } from '../parse/nodes.js';
import { agreed, equality, identity, oneTruth } from './comparisons.js';
import type { Run } from './run.js';
import { scalar, type Scalar, type Value } from './values.js';

type Case = NodeOf<'Match'>['cases'][number];
type Pattern = Case['pattern'];

/** Follows the case of `match` that is taken, or all that may be. */
export function followMatch(run: Run, statement: NodeOf<'Match'>): void {
  const subject = run.evaluate(statement.subject);
  const within = [...run.site.within, statement];
  const follow = (index: number): void => {
    const one = statement.cases[index];
    if (one === undefined) return;
    const matches = subjectTruth(run, one.pattern, subject);
    if (matches === false) {
      follow(index + 1);
      return;
    }
    const take = () => {
      bindPattern(run, one.pattern, subject);
      run.execute(one.body, within);
    };
    if (matches === true && one.guard === undefined) take();
    else
      followGuarded(run, one, subject, take, () => {
        follow(index + 1);
      });
  };
  follow(0);
}

/** A case that may not be taken; its guard sees what its pattern binds. */
function followGuarded(
  run: Run,
  { pattern, guard }: Case,
  subject: readonly Value[],
  take: () => void,
  skip: () => void,
): void {
  run.branch([
    () => {
      bindPattern(run, pattern, subject);
      const truth = guard === undefined ? undefined : oneTruth(run, run.evaluate(guard));
      if (truth === false) run.state.dead = true;
      else take();
    },
    skip,
  ]);
}

/** Whether a pattern matches all values of a subject, or none; undefined where that is open. */
function subjectTruth(run: Run, pattern: Pattern, subject: readonly Value[]): boolean | undefined {
  return agreed(subject.map((value) => matchesPattern(run, pattern, value)));
}

function matchesPattern(run: Run, pattern: Pattern, value: Value): boolean | undefined {
  switch (pattern.nodeType) {
    case 'MatchAs':
      return pattern.pattern === undefined ? true : matchesPattern(run, pattern.pattern, value);
    case 'MatchSingleton': {
      // `value` is any in py-ast: None, True or False.
      const singleton = pattern.value as Scalar;
      return identity(value, scalar(singleton));
    }
    case 'MatchValue': {
      const [wanted, second] = run.evaluate(pattern.value);
      return wanted === undefined || second !== undefined ? undefined : equality(value, wanted);
    }
    case 'MatchOr':
      return anyOf(pattern.patterns.map((one) => matchesPattern(run, one, value)));
    default:
      return undefined;
  }
}

function anyOf(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

/** The name of a whole pattern is the subject; what is inside of it is not followed. */
function bindPattern(run: Run, pattern: Pattern, subject: readonly Value[]): void {
  const whole = pattern.nodeType === 'MatchAs' ? pattern.name : undefined;
  for (const name of namesIn(pattern))
    run.bind(name, name === whole ? subject : [run.unknown('a pattern binds it')]);
}

function namesIn(pattern: Pattern): string[] {
  const own = (name: string | undefined) => (name === undefined ? [] : [name]);
  switch (pattern.nodeType) {
    case 'MatchAs':
      return [...own(pattern.name), ...(pattern.pattern === undefined ? [] : namesIn(pattern.pattern))];
    case 'MatchStar':
      return own(pattern.name);
    case 'MatchMapping':
      return [...own(pattern.rest), ...pattern.patterns.flatMap(namesIn)];
    case 'MatchClass':
      return [...pattern.patterns, ...pattern.kwd_patterns].flatMap(namesIn);
    case 'MatchOr':
    case 'MatchSequence':
      return pattern.patterns.flatMap(namesIn);
    default:
      return [];
  }
}
