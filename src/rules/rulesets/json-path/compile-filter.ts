import type {
  BinaryOperator,
  FilterExpression,
  Subject,
  UnaryOperator,
} from './filter-expression.ts'
import { FUNCTIONS, METHODS } from './filter-methods.ts'
import type { FilterMethod } from './filter-methods.ts'
import {
  areIdentical,
  areLooselyEqual,
  bounded,
  FilterFault,
  isContainer,
  isTruthy,
  itemsOf,
  nameOfType,
  textOf,
  toPrimitive,
} from './filter-value.ts'
import type { FilterValue } from './filter-value.ts'
import type { SelectableType } from './path-expression.ts'
import { isPlainName } from './plain-name.ts'

/** What an expression can ask at a place. */
export interface FilterContext {
  /** @throws FilterFault when the subject is not known there */
  subject(subject: Subject): FilterValue
  /** Whether the value that is filtered has a type. */
  hasType(type: SelectableType): boolean
  /** Counts one step. @throws FilterFault when an expression takes more than its share */
  step(): void
}

/** A filter made ready. @throws FilterFault where JavaScript would throw */
export interface CompiledFilter {
  readonly holds: (context: FilterContext) => boolean
  readonly subjects: ReadonlySet<Subject>
}

type Scope = ReadonlyMap<string, FilterValue>
type Evaluate = (context: FilterContext, scope: Scope) => FilterValue

const NO_PARAMETERS: Scope = new Map()

/** Turns an expression into closures; nothing of it is ever run as code. */
export function compileFilter(expression: FilterExpression): CompiledFilter {
  const subjects = new Set<Subject>()
  const evaluate = compile(expression, subjects)
  return { subjects, holds: (context) => isTruthy(evaluate(context, NO_PARAMETERS)) }
}

function compile(expression: FilterExpression, subjects: Set<Subject>): Evaluate {
  const inner = (part: FilterExpression) => compile(part, subjects)
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression
      return () => value
    }
    case 'pattern': {
      const value: FilterValue = { pattern: expression.pattern }
      return () => value
    }
    case 'subject': {
      const { subject } = expression
      subjects.add(subject)
      return (context) => context.subject(subject)
    }
    case 'type': {
      const { type } = expression
      subjects.add('@')
      return (context) => context.hasType(type)
    }
    case 'parameter': {
      const { name } = expression
      return (_, scope) => scope.get(name)
    }
    case 'array': {
      const items = expression.items.map(inner)
      return (context, scope) => ({ list: items.map((item) => item(context, scope)) })
    }
    case 'member':
      return compileMember(expression, inner)
    case 'method':
      return compileMethod(expression, inner)
    case 'function':
      return compileFunction(expression.name, expression.args.map(inner))
    case 'unary':
      return compileUnary(expression.operator, inner(expression.operand))
    case 'binary':
      return compileBinary(expression.operator, inner(expression.left), inner(expression.right))
    case 'logical':
      return compileLogical(expression, inner)
    case 'choice': {
      const [test, then, otherwise] = [expression.test, expression.then, expression.otherwise].map(
        inner,
      )
      return (context, scope) =>
        (isTruthy(test?.(context, scope)) ? then : otherwise)?.(context, scope)
    }
    case 'arrow':
      return compileArrow(expression.parameters, inner(expression.body))
  }
}

function compileMember(
  { object, name, isOptional }: Extract<FilterExpression, { kind: 'member' }>,
  inner: (part: FilterExpression) => Evaluate,
): Evaluate {
  const holderOf = inner(object)
  const nameOf = inner(name)
  const plain = name.kind === 'literal' && isPlainName(name.value) ? name.value : undefined
  return (context, scope) => {
    const holder = holderOf(context, scope)
    if (isOptional && (holder === undefined || holder === null)) return undefined
    if (plain === undefined) return memberOf(holder, textOf(nameOf(context, scope)))
    // Most of what a filter is asked about is text, which has no such member.
    if (typeof holder === 'string') return undefined
    if (isContainer(holder) && 'isDocumentValue' in holder) return holder.member(plain)
    return memberOf(holder, plain)
  }
}

/** An own member; `length`, `constructor` and the methods that JavaScript's types have beside. */
function memberOf(holder: FilterValue, name: string): FilterValue {
  if (holder === undefined || holder === null) {
    throw new FilterFault(`${nameOfType(holder)} has no "${name}"`)
  }
  if (isContainer(holder)) {
    if ('isDocumentValue' in holder) {
      if (holder.has(name)) return holder.member(name)
      if (name === 'length' && holder.isList) return holder.size
    } else if ('opaque' in holder) {
      if (holder.opaque === 'constructor' && name === 'name') return holder.name
      throw new FilterFault(`what "${holder.name}" gives has no "${name}" here`)
    }
    if ('list' in holder) {
      if (name === 'length') return holder.list.length
      if (/^\d+$/.test(name)) return holder.list[Number(name)]
    }
    if ('pattern' in holder && name === 'source') return holder.pattern.source
  } else if (typeof holder === 'string') {
    if (name === 'length') return holder.length
    if (/^\d+$/.test(name)) return holder[Number(name)]
  }
  if (name === 'constructor') return { opaque: 'constructor', name: constructorOf(holder) }
  const method = METHODS.get(name)
  const isMethod = method !== undefined && methodOf(method, holder) !== undefined
  return isMethod ? { opaque: 'method', name } : undefined
}

function constructorOf(value: Exclude<FilterValue, undefined | null>): string {
  if (itemsOf(value) !== undefined) return 'Array'
  if (typeof value === 'object') return 'pattern' in value ? 'RegExp' : 'Object'
  if (typeof value === 'string') return 'String'
  return typeof value === 'number' ? 'Number' : 'Boolean'
}

type CallMethod = (...args: readonly FilterValue[]) => FilterValue

/** The method of the type that a value has; undefined when that type has none of the name. */
function methodOf(method: FilterMethod | undefined, value: FilterValue): CallMethod | undefined {
  if (method === undefined) return undefined
  const { text, list, number, object, pattern } = method
  if (typeof value === 'string') return text && ((...args) => text(value, ...args))
  if (typeof value === 'number') return number && ((...args) => number(value, ...args))
  const items = itemsOf(value)
  if (items !== undefined) return list && ((...args) => list(items, ...args))
  if (!isContainer(value)) return undefined
  if ('pattern' in value) return pattern && ((...args) => pattern(value, ...args))
  return object && ((...args) => object(value, ...args))
}

function compileMethod(
  { object, name, args, isOptional }: Extract<FilterExpression, { kind: 'method' }>,
  inner: (part: FilterExpression) => Evaluate,
): Evaluate {
  const holder = inner(object)
  const given = args.map(inner)
  const method = METHODS.get(name)
  return (context, scope) => {
    context.step()
    const value = holder(context, scope)
    if (isOptional && (value === undefined || value === null)) return undefined
    const own = isContainer(value) && 'isDocumentValue' in value && value.has(name)
    const callable = own ? undefined : methodOf(method, value)
    if (callable === undefined)
      throw new FilterFault(`${nameOfType(value)} has no method "${name}"`)
    return callable(...given.map((argument) => argument(context, scope)))
  }
}

function compileFunction(name: string, args: readonly Evaluate[]): Evaluate {
  const called = FUNCTIONS.get(name)
  return (context, scope) => {
    context.step()
    return called?.(...args.map((argument) => argument(context, scope)))
  }
}

function compileUnary(operator: UnaryOperator, operand: Evaluate): Evaluate {
  switch (operator) {
    case '!':
      return (context, scope) => !isTruthy(operand(context, scope))
    case '-':
      return (context, scope) => -Number(toPrimitive(operand(context, scope)))
    case '+':
      return (context, scope) => Number(toPrimitive(operand(context, scope)))
    case '~':
      return (context, scope) => ~Number(toPrimitive(operand(context, scope)))
    case 'typeof':
      return (context, scope) => typeNameOf(operand(context, scope))
    case 'void':
      return () => undefined
  }
}

function typeNameOf(value: FilterValue): string {
  return isContainer(value) && ('call' in value || 'opaque' in value) ? 'function' : typeof value
}

function compileLogical(
  { operator, left, right }: Extract<FilterExpression, { kind: 'logical' }>,
  inner: (part: FilterExpression) => Evaluate,
): Evaluate {
  const first = inner(left)
  const second = inner(right)
  return (context, scope) => {
    const value = first(context, scope)
    if (operator === '??') return value ?? second(context, scope)
    return isTruthy(value) === (operator === '&&') ? second(context, scope) : value
  }
}

function compileArrow(parameters: readonly string[], body: Evaluate): Evaluate {
  return (context, scope) => ({
    call: (...args) => {
      context.step()
      const inside = new Map(scope)
      parameters.forEach((name, index) => inside.set(name, args[index]))
      return body(context, inside)
    },
  })
}

function compileBinary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  const compute = BINARY[operator]
  return (context, scope) => compute(left(context, scope), right(context, scope))
}

type Primitive = ReturnType<typeof toPrimitive>

/** Both as texts, or both as numbers, as JavaScript's relations take them. */
function ordered(
  left: FilterValue,
  right: FilterValue,
  compare: (one: string | number, other: string | number) => boolean,
): boolean {
  const one = toPrimitive(left)
  const other = toPrimitive(right)
  if (typeof one === 'string' && typeof other === 'string') return compare(one, other)
  return compare(Number(one), Number(other))
}

function arithmetic(compute: (one: number, other: number) => number) {
  return (left: FilterValue, right: FilterValue) =>
    compute(Number(toPrimitive(left)), Number(toPrimitive(right)))
}

function sum(one: Primitive, other: Primitive): FilterValue {
  if (typeof one === 'string' || typeof other === 'string')
    return bounded(String(one) + String(other))
  return Number(one) + Number(other)
}

const BINARY: Readonly<
  Record<BinaryOperator, (left: FilterValue, right: FilterValue) => FilterValue>
> = {
  '===': areIdentical,
  '!==': (left, right) => !areIdentical(left, right),
  '==': areLooselyEqual,
  '!=': (left, right) => !areLooselyEqual(left, right),
  '<': (left, right) => ordered(left, right, (one, other) => one < other),
  '>': (left, right) => ordered(left, right, (one, other) => one > other),
  '<=': (left, right) => ordered(left, right, (one, other) => one <= other),
  '>=': (left, right) => ordered(left, right, (one, other) => one >= other),
  '+': (left, right) => sum(toPrimitive(left), toPrimitive(right)),
  '-': arithmetic((one, other) => one - other),
  '*': arithmetic((one, other) => one * other),
  '/': arithmetic((one, other) => one / other),
  '%': arithmetic((one, other) => one % other),
  '&': arithmetic((one, other) => one & other),
  '|': arithmetic((one, other) => one | other),
  in: (left, right) => {
    if (!isContainer(right)) throw new FilterFault(`${nameOfType(right)} has no members`)
    const name = textOf(left)
    if ('isDocumentValue' in right) return right.has(name)
    return /^\d+$/.test(name) && Number(name) < (itemsOf(right)?.length ?? 0)
  },
}
