import { alphabetical } from './alphabetical.ts'
import { casing } from './casing.ts'
import { defined } from './defined.ts'
import { enumeration } from './enumeration.ts'
import { falsy } from './falsy.ts'
import { length } from './length.ts'
import { or } from './or.ts'
import { pattern } from './pattern.ts'
import type { RulesetFunction } from './ruleset-function.ts'
import { schema } from './schema.ts'
import { truthy } from './truthy.ts'
import { typedEnum } from './typed-enum.ts'
import { undefinedFunction } from './undefined.ts'
import { unreferencedReusableObject } from './unreferenced-reusable-object.ts'
import { xor } from './xor.ts'

const FUNCTIONS: readonly RulesetFunction[] = [
  alphabetical,
  casing,
  defined,
  enumeration,
  falsy,
  length,
  or,
  pattern,
  schema,
  truthy,
  typedEnum,
  undefinedFunction,
  unreferencedReusableObject,
  xor,
]

/** The functions that a ruleset may name without bringing them along, by name. */
export const CORE_FUNCTIONS: ReadonlyMap<string, RulesetFunction> = new Map(
  FUNCTIONS.map((one) => [one.name, one]),
)
