import type { Change, ChangeLevel } from '../../../compatibility/index.ts'
import { workflowCommand } from '../../reporters/github-reporter.ts'
import { placeOnDisk } from '../../reporters/place-on-disk.ts'
import type { DiffReport } from '../diff-report.ts'
import {
  adviceInWords,
  consumersInWords,
  operationsInWords,
  summaryInWords,
} from './verdict-words.ts'

const COMMANDS: Readonly<Record<ChangeLevel, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
}

const NOWHERE = { file: undefined, region: undefined, prefix: '' }

/** Workflow commands of GitHub Actions: annotations in the new contract, where that holds the place. */
export function githubDiff(report: DiffReport): string {
  const { comparison } = report
  const { changes, notCompared } = comparison
  const advice = adviceInWords(report)
  return [
    ...changes.map((change) => annotation(change, report)),
    ...notCompared.map(({ reason }) => workflowCommand('warning', NOWHERE, 'not compared', reason)),
    ...(advice === undefined ? [] : [workflowCommand('warning', NOWHERE, 'version', advice)]),
    `${summaryInWords(report)}\n`,
  ].join('')
}

function annotation(change: Change, { newCarrier, oldCarrier }: DiffReport): string {
  const { id, level, message, operations, newLocation, oldLocation, waived } = change
  const place =
    newLocation === undefined
      ? {
          ...NOWHERE,
          prefix:
            oldLocation === undefined
              ? ''
              : placeOnDisk(oldLocation, oldCarrier ?? { file: undefined }).prefix,
        }
      : placeOnDisk(newLocation, newCarrier)
  const reached = operations.length === 0 ? '' : ` In ${operationsInWords(operations)}.`
  if (waived === undefined) {
    const hit = consumersInWords(change).map((words) => ` It ${words}`)
    return workflowCommand(COMMANDS[level], place, id, message + reached + hit.join(''))
  }
  const until = waived.until === undefined ? '' : ` until ${waived.until}`
  return workflowCommand('notice', place, `${id} (waived${until})`, `${message} ${waived.reason}`)
}
