/** A scalar that a field can hold. */
export type FieldValue = string | number | boolean | null

/** One field that a consumer sends or reads. */
export interface FieldUse {
  /**
   * The name of a parameter or header; inside a body the names from its root, `customer.name`, where `[]` stands
   * for the items of a list: `lines[].article`, and `[*]` for any other name of a map: `prices[*]`; a backslash before
   * a dot or bracket that belongs to a name. The empty path is the whole body.
   */
  readonly path: string
  /** The values that it sends there, or that it can deal with; absent: not said. */
  readonly values?: readonly FieldValue[]
}

/** Fields of one part of a message. */
export interface FieldList {
  readonly fields: readonly FieldUse[]
  /** Whether there are no others. */
  readonly isComplete: boolean
}

/** What a consumer sends; a part that is absent is not known. */
export interface RequestUse {
  readonly query?: FieldList
  readonly headers?: FieldList
  readonly body?: FieldList
}

/** What a consumer reads; a part that is absent is not known. */
export interface ResponseUse {
  /** Status codes that it deals with. */
  readonly statuses?: readonly string[]
  readonly headers?: FieldList
  readonly body?: FieldList
}

export interface OperationUse {
  /**
   * The operation as its contract names it: `GET /pets/{id}`, its operationId, or for WSDL its name; also a
   * method with the path of a call: `GET /pets/42`.
   */
  readonly operation: string
  readonly request?: RequestUse
  readonly response?: ResponseUse
}

/** What one consumer uses of a service. */
export interface ConsumerUsage {
  readonly consumer: string
  /** Undefined: not known, so that it may use all of them. */
  readonly operations: readonly OperationUse[] | undefined
}
