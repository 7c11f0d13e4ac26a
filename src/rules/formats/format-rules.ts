import type { Rule } from '../rule.ts'
import { asyncapiChannelParameters } from './async-api/asyncapi-channel-parameters.ts'
import { asyncapiOperationIdUnique } from './async-api/asyncapi-operation-id-unique.ts'
import { asyncapiOperationMessages } from './async-api/asyncapi-operation-messages.ts'
import { asyncapiRequired } from './async-api/asyncapi-required.ts'
import { asyncapiServerVariables } from './async-api/asyncapi-server-variables.ts'
import { asyncapiUnresolvedRef } from './async-api/asyncapi-unresolved-ref.ts'
import { avroDefaultFits } from './avro/avro-default-fits.ts'
import { avroName } from './avro/avro-name.ts'
import { avroType } from './avro/avro-type.ts'
import { graphqlDirectiveDefined } from './graphql/graphql-directive-defined.ts'
import { graphqlExtensionDefined } from './graphql/graphql-extension-defined.ts'
import { graphqlQueryRoot } from './graphql/graphql-query-root.ts'
import { graphqlSyntax } from './graphql/graphql-syntax.ts'
import { graphqlValid } from './graphql/graphql-valid.ts'
import { jsonSchemaUnresolvedRef } from './json-schema/json-schema-unresolved-ref.ts'
import { jsonSchemaValid } from './json-schema/json-schema-valid.ts'
import { protobufTypeDefined } from './protobuf/protobuf-type-defined.ts'
import { protobufUnresolvedImport } from './protobuf/protobuf-unresolved-import.ts'
import { protobufValid } from './protobuf/protobuf-valid.ts'

/** The rules over AsyncAPI, Avro, GraphQL, JSON Schema and Protocol Buffers. */
export const formatRules: readonly Rule[] = [
  asyncapiRequired,
  asyncapiUnresolvedRef,
  asyncapiOperationMessages,
  asyncapiOperationIdUnique,
  asyncapiChannelParameters,
  asyncapiServerVariables,
  avroType,
  avroName,
  avroDefaultFits,
  graphqlSyntax,
  graphqlValid,
  graphqlExtensionDefined,
  graphqlDirectiveDefined,
  graphqlQueryRoot,
  jsonSchemaValid,
  jsonSchemaUnresolvedRef,
  protobufValid,
  protobufTypeDefined,
  protobufUnresolvedImport,
]
