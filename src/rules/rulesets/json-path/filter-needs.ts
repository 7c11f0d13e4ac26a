import type { FilterExpression } from './filter-expression.ts'
import { areIdentical, areLooselyEqual, isTruthy } from './filter-value.ts'
import type { FilterValue } from './filter-value.ts'
import { isPlainName } from './plain-name.ts'

/**
 * What a value must have for a filter to be worth asking: of all others it is known that the filter does not
 * hold there, without an error.
 */
export interface FilterNeeds {
  /** It has at least one of these members. */
  readonly members: ReadonlySet<string>
  /** Or it is null, and the filter cannot be answered without asking. */
  readonly orNull: boolean
}

/** What is known of an expression before the value is: `fault` where asking could throw, too. */
type Known =
  | { readonly is: 'value'; readonly value: FilterValue }
  | { readonly is: 'truthy' | 'falsy' | 'open' | 'fault' }

const OPEN: Known = { is: 'open' }
const FAULT: Known = { is: 'fault' }
const FALSY: Known = { is: 'falsy' }
const TRUTHY: Known = { is: 'truthy' }
const UNDEFINED: Known = { is: 'value', value: undefined }

/** Values that a filter meets, those with one of the members that it names left out. */
type Kind = 'null' | 'scalar' | 'container'

/**
 * Most filters ask for members that few values have: `@ && @.enum && …` holds nowhere without an `enum`. This
 * works a filter out for a value that has none of the members it names.
 *
 * @returns undefined when a filter can hold for such a value, or nothing is known about that
 */
export function filterNeeds(filter: FilterExpression): FilterNeeds | undefined {
  const members = new Set<string>()
  const isNeverFor = (kind: Kind) => isFalsy(workOut(filter, kind, members))
  if (!isNeverFor('scalar') || !isNeverFor('container')) return undefined
  return { members, orNull: !isNeverFor('null') }
}

function isFalsy(known: Known): boolean {
  return known.is === 'value' ? !isTruthy(known.value) : known.is === 'falsy'
}

function isCertain(known: Known): boolean {
  return known.is !== 'open' && known.is !== 'fault'
}

function workOut(expression: FilterExpression, kind: Kind, members: Set<string>): Known {
  const inner = (part: FilterExpression) => workOut(part, kind, members)
  switch (expression.kind) {
    case 'literal':
      return { is: 'value', value: expression.value }
    case 'subject':
      if (expression.subject !== '@') return OPEN
      if (kind === 'null') return { is: 'value', value: null }
      return kind === 'container' ? TRUTHY : OPEN
    case 'type':
      return OPEN
    case 'member':
      return memberOf(expression, kind, inner, members)
    case 'unary':
      return unary(expression.operator, inner(expression.operand))
    case 'binary':
      return binary(expression.operator, inner(expression.left), inner(expression.right))
    case 'logical':
      return logical(expression, inner)
    default:
      return FAULT
  }
}

function memberOf(
  { object, name, isOptional }: Extract<FilterExpression, { kind: 'member' }>,
  kind: Kind,
  inner: (part: FilterExpression) => Known,
  members: Set<string>,
): Known {
  if (object.kind === 'subject' && object.subject === '@' && kind !== 'null') {
    if (name.kind !== 'literal' || !isPlainName(name.value)) return FAULT
    members.add(name.value)
    return UNDEFINED
  }
  const holder = inner(object)
  const isNothing = holder.is === 'value' && (holder.value ?? undefined) === undefined
  return isNothing && isOptional ? UNDEFINED : FAULT
}

function unary(operator: string, operand: Known): Known {
  if (operand.is === 'fault') return FAULT
  if (operator === 'void') return UNDEFINED
  if (operator !== '!') return operator === 'typeof' ? TRUTHY : FAULT
  if (!isCertain(operand)) return OPEN
  return { is: 'value', value: isFalsy(operand) }
}

function binary(operator: string, left: Known, right: Known): Known {
  if (left.is === 'fault' || right.is === 'fault') return FAULT
  const isStrict = operator === '===' || operator === '!=='
  if (!isStrict && operator !== '==' && operator !== '!=') return FAULT
  // To compare loosely a value may have to be made a text, which has its limits.
  if (left.is !== 'value' || right.is !== 'value') return isStrict ? OPEN : FAULT
  const areEqual = isStrict ? areIdentical : areLooselyEqual
  return { is: 'value', value: areEqual(left.value, right.value) === operator.startsWith('=') }
}

function logical(
  { operator, left, right }: Extract<FilterExpression, { kind: 'logical' }>,
  inner: (part: FilterExpression) => Known,
): Known {
  const first = inner(left)
  if (first.is === 'fault' || operator === '??') return FAULT
  // Where the first decides, the second is not asked, and need not have an answer.
  const goesOn = operator === '&&'
  if (isCertain(first)) return isFalsy(first) === goesOn ? first : inner(right)
  const second = inner(right)
  if (second.is === 'fault') return FAULT
  if (!isCertain(second) || isFalsy(second) !== goesOn) return OPEN
  return goesOn ? FALSY : TRUTHY
}

/**
 * The member of `@` that alone decides about objects: every `@` is followed by its name, or stands where only
 * its being there counts. Undefined when the filter asks for more.
 */
export function soleMember(filter: FilterExpression): string | undefined {
  const names = new Set<string>()
  if (!asksForMembersOnly(filter, names, true)) return undefined
  const [name] = names
  return names.size === 1 ? name : undefined
}

/** @param isCondition whether nothing but its truth is asked of the expression */
function asksForMembersOnly(
  expression: FilterExpression,
  names: Set<string>,
  isCondition = false,
): boolean {
  switch (expression.kind) {
    case 'literal':
      return true
    case 'subject':
      return expression.subject === '@' && isCondition
    case 'member': {
      const { object, name } = expression
      if (name.kind !== 'literal') return false
      if (object.kind !== 'subject') return asksForMembersOnly(object, names)
      if (object.subject !== '@' || !isPlainName(name.value)) return false
      names.add(name.value)
      return true
    }
    case 'method':
      return [expression.object, ...expression.args].every((part) =>
        asksForMembersOnly(part, names),
      )
    case 'pattern':
      return true
    case 'unary':
      return asksForMembersOnly(expression.operand, names, expression.operator === '!')
    case 'binary':
      return [expression.left, expression.right].every((part) => asksForMembersOnly(part, names))
    case 'logical': {
      const { left, right, operator } = expression
      const isTruthOfLeft = operator === '&&' || isCondition
      return (
        asksForMembersOnly(left, names, isTruthOfLeft) &&
        asksForMembersOnly(right, names, isCondition)
      )
    }
    default:
      return false
  }
}
