import { isDataArray, isDataObject, type DataValue } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { ResolvedValues } from './resolved-values.ts'

const FORM_TYPE = /application\/x-www-form-urlencoded|multipart\/form-data/

const isFormType = (type: DataValue): boolean => typeof type === 'string' && FORM_TYPE.test(type)

/** `formDataConsumes`: an operation of 2.0 with form parameters, if it states what it consumes, takes forms. */
export const formDataConsumes: NodeFunction = {
  name: 'formDataConsumes',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      const values = new ResolvedValues(graph)
      const consumes = values.member(value, 'consumes')
      if (!isDataArray(consumes) || consumes.some(isFormType)) return
      const parameters = values.items(value, 'parameters')
      if (!parameters.some((it) => isDataObject(it) && it['in'] === 'formData')) return
      yield {
        message:
          'parameters in formData need application/x-www-form-urlencoded or multipart/form-data in consumes',
      }
    }
  },
}
