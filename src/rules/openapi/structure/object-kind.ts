import type { OpenApiKind } from '../../../contracts/index.ts'

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** `File` is the schema of a response's file in 2.0. */
export type ObjectKind = OpenApiKind | 'File'

/** A schema for each kind of object. */
export type ObjectSchemas = ReadonlyMap<ObjectKind, JsonSchema>
