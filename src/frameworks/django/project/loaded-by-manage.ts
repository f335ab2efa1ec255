/** What manage.py fills the environment from before Django starts. */
export interface LoadedByManage {
  /** Whether it loads a file that is, or may be, in the repository. */
  readonly loadsEnvFile: boolean;
  /** That file, where it is named; relative to the workspace's root. */
  readonly envFile?: string | undefined;
  /** Its path as it is written, where that is one from the working directory. */
  readonly relative?: string;
  /** The file outside of the repository that it loads instead. */
  readonly outside?: OutsideFile;
  /** Where it loads a file whose path can't be determined. */
  readonly unknown?: { readonly file: string; readonly line: number };
  /** It does so by django-dotenv: python-dotenv beside it would hide that, because their modules have one name. */
  readonly usesDjangoDotenv?: boolean;
}

/** A file that somebody else keeps, and where it is read. */
export interface OutsideFile {
  /** As people write it: `/etc/app.env`, `~/app.env`. */
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

export function loadedBy(manage: LoadedByManage | undefined): LoadedByManage {
  const { loadsEnvFile = false, envFile, relative, outside, unknown, usesDjangoDotenv } = manage ?? {};
  return {
    loadsEnvFile,
    envFile,
    ...(relative !== undefined && { relative }),
    ...(outside && { outside }),
    ...(unknown && { unknown }),
    ...(usesDjangoDotenv === true && { usesDjangoDotenv }),
  };
}
