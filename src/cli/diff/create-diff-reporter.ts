import { engineVersion } from '../../package-root.ts'
import type { DiffFormat } from './diff-formats.ts'
import type { DiffReporter } from './diff-report.ts'

/** The reporter of a format; only that one is loaded. */
export async function createDiffReporter(
  format: DiffFormat,
  toStdout: boolean,
): Promise<DiffReporter> {
  switch (format) {
    case 'stylish': {
      const { colours } = await import('../reporters/colours.ts')
      return (await import('./reporters/stylish-diff.ts')).stylishDiff(colours(toStdout))
    }
    case 'json':
      return (await import('./reporters/json-diff.ts')).jsonDiff
    case 'sarif':
      return (await import('./reporters/sarif-diff.ts')).sarifDiff({
        version: engineVersion,
        informationUri: (await import('../../rules/index.ts')).PROJECT_PAGE,
        folder: process.cwd(),
      })
    case 'github':
      return (await import('./reporters/github-diff.ts')).githubDiff
    case 'markdown':
      return (await import('./reporters/markdown-diff.ts')).markdownDiff
    case 'html':
      return (await import('./reporters/html-diff.ts')).htmlDiff(engineVersion)
  }
}
