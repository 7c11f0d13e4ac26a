import { isDataObject } from '../../../contracts/index.ts'
import { listed, namesOption } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

/** `xor`: an object that has exactly one of the `properties`. Other values pass. */
export const xor: ValueFunction = {
  name: 'xor',
  judges: 'value',
  configure(options, report) {
    const names = namesOption(options, report)
    if (names === undefined) return undefined
    const distinct = [...new Set(names)]
    return ({ value, property }) => {
      if (!isDataObject(value)) return []
      const present = distinct.filter((name) => Object.hasOwn(value, name))
      if (present.length === 1) return []
      const has =
        present.length === 0
          ? `none of ${listed(distinct, 'and')}; one is asked for`
          : `${listed(present, 'and')}; only one of them is allowed`
      return [{ message: `${shownName(property)} has ${has}` }]
    }
  },
}
