import { isDataObject } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { ValueFunction } from '../functions/ruleset-function.ts'

/** `operationSuccessResponse`: a Responses Object has an answer for success or redirection, 2xx or 3xx. */
export const operationSuccessResponse: ValueFunction = {
  name: 'operationSuccessResponse',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }) {
      if (!isDataObject(value) || Object.keys(value).some(isSuccess)) return
      yield { message: 'the operation has no response for 2xx or 3xx' }
    }
  },
}

function isSuccess(status: string): boolean {
  if (status === '2XX' || status === '3XX') return true
  const code = Number(status)
  return code >= 200 && code < 400
}
