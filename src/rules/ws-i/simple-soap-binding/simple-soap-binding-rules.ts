import { allPartsAreBoundSimply } from './ssbp2209.ts'
import { soapBindingAlone } from './ssbp2403.ts'
import type { Rule } from '../../rule.ts'

/** What the Simple SOAP Binding Profile 1.0 adds for descriptions, by id. */
export const simpleSoapBindingRules: readonly Rule[] = [allPartsAreBoundSimply, soapBindingAlone]
