import { engineVersion } from '../../package-root.ts'
import type { FailOn, Reporter } from './reporter.ts'

export const LINT_FORMATS = [
  'stylish',
  'json',
  'sarif',
  'junit',
  'github',
  'markdown',
  'html',
  'wsi-report',
] as const
export type LintFormat = (typeof LINT_FORMATS)[number]

/** Whether reports of a format show lines of the contracts. */
export function showsLines(format: LintFormat): boolean {
  return format !== 'json' && format !== 'sarif' && format !== 'junit'
}

export interface ReporterOptions {
  readonly format: LintFormat
  readonly failOn: FailOn
  /** Whether a person's terminal may be what the report is for. */
  readonly toStdout: boolean
}

/** The reporter of a format; only that one is loaded. */
export async function createReporter(options: ReporterOptions): Promise<Reporter> {
  const { format, failOn, toStdout } = options
  switch (format) {
    case 'stylish': {
      const { colours } = await import('./colours.ts')
      return (await import('./stylish-reporter.ts')).stylishReporter(colours(toStdout))
    }
    case 'json':
      return (await import('./json-reporter.ts')).jsonReporter(engineVersion)
    case 'sarif':
      return (await import('./sarif-reporter.ts')).sarifReporter({
        version: engineVersion,
        informationUri: (await import('../../rules/index.ts')).PROJECT_PAGE,
        folder: process.cwd(),
      })
    case 'junit':
      return (await import('./junit-reporter.ts')).junitReporter(failOn)
    case 'github':
      return (await import('./github-reporter.ts')).githubReporter()
    case 'markdown':
      return (await import('./markdown-reporter.ts')).markdownReporter()
    case 'html': {
      const { shippedPack } = await import('../../shipped/index.ts')
      return (await import('./html-reporter.ts')).htmlReporter(engineVersion, shippedPack)
    }
    case 'wsi-report': {
      const { shippedPack } = await import('../../shipped/index.ts')
      const { release, type } = await import('node:os')
      return (await import('./ws-i-reporter.ts')).wsIReporter({
        version: engineVersion,
        packOf: shippedPack,
        now: new Date(),
        runtime: { name: 'Node.js', version: process.versions.node },
        operatingSystem: { name: type(), version: release() },
      })
    }
  }
}
