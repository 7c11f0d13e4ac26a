import { isDataObject } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { ValueFunction } from '../functions/ruleset-function.ts'

/** `referenceSiblings`: an object with a `$ref` has no other member. */
export const referenceSiblings: ValueFunction = {
  name: 'referenceSiblings',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }) {
      if (!isDataObject(value) || !Object.hasOwn(value, '$ref')) return
      for (const name of Object.keys(value)) {
        if (name === '$ref') continue
        yield { message: `"${name}" beside $ref is ignored`, path: [name] }
      }
    }
  },
}
