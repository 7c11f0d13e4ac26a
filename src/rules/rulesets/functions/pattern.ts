import { memberOf, type DataObject } from '../../../contracts/index.ts'
import {
  compileWrittenExpression,
  RegularExpressionError,
  type RegularExpression,
} from '../regular-expression.ts'
import { optionsObject } from './function-options.ts'
import { UnusableOptionsError, type ReportOption, type ValueFunction } from './ruleset-function.ts'
import { shownValue } from './shown-value.ts'

const OPTIONS = ['match', 'notMatch'] as const

/** `pattern`: a string in which the expression `match` is found and `notMatch` is not. Other values pass. */
export const pattern: ValueFunction = {
  name: 'pattern',
  judges: 'value',
  configure(options, report) {
    const object = optionsObject(options, OPTIONS, report)
    if (object === undefined) return undefined
    if (Object.keys(object).length === 0) {
      report('functionOptions needs "match", "notMatch" or both', [])
      return undefined
    }
    const mistakes = OPTIONS.filter((name) => !isExpression(object, name, report))
    if (mistakes.length > 0) return undefined
    const match = expressionOption(object, 'match')
    const notMatch = expressionOption(object, 'notMatch')
    return function* ({ value }) {
      if (typeof value !== 'string') return
      if (match?.test(value) === false) {
        yield { message: `${shownValue(value)} does not match ${written(object, 'match')}` }
      }
      if (notMatch?.test(value) === true) {
        yield { message: `${shownValue(value)} matches ${written(object, 'notMatch')}` }
      }
    }
  },
}

function isExpression(options: DataObject, name: string, report: ReportOption): boolean {
  const value = memberOf(options, name)
  if (value === undefined || typeof value === 'string') return true
  report(`${name} must be a regular expression, as a string`, [name])
  return false
}

function expressionOption(options: DataObject, name: string): RegularExpression | undefined {
  const value = memberOf(options, name)
  if (typeof value !== 'string') return undefined
  try {
    return compileWrittenExpression(value)
  } catch (error) {
    if (!(error instanceof RegularExpressionError)) throw error
    throw new UnusableOptionsError(`${name} is no regular expression: ${error.message}`, {
      cause: error,
    })
  }
}

function written(options: DataObject, name: string): string {
  return `the pattern ${JSON.stringify(memberOf(options, name))}`
}
