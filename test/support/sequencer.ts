import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest begin, so that no worker is left alone with one of them; without a record, Vitest goes by size. */
export class CasesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const at = ['cases.django', 'cases.nest'].findIndex((name) => moduleId.includes(name));
      return at === -1 ? 2 : at;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
