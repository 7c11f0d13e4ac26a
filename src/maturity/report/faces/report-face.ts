import type { Report } from '../report.ts'
import { csvFace } from './csv-face.ts'
import { htmlFace } from './html/html-face.ts'
import { markdownFace } from './markdown-face.ts'
import { textFace } from './text-face.ts'

export const REPORT_FORMATS = ['json', 'html', 'markdown', 'csv', 'text'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/**
 * A face of the report. All of them show the same object; none computes anything.
 * @param base the address of the registry that links lead to, without a slash at the end
 */
export function reportFace(report: Report, format: ReportFormat, base: string): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`
    case 'html':
      return htmlFace(report, base)
    case 'markdown':
      return markdownFace(report, base)
    case 'csv':
      return csvFace(report)
    case 'text':
      return textFace(report)
  }
}
