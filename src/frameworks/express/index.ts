import { UserError } from '../../model/errors.js';
import type { FrameworkModule } from '../../model/framework.js';

export const detect: FrameworkModule['detect'] = () => {
  throw new UserError('Express applications are recognised, but not supported yet.', {
    hint: "Wristband's guide: https://docs.wristband.dev/docs/expressjs-quick-start-guide",
  });
};
