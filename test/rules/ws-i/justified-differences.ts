/** A reason of `docs/ws-i-differences.md`: which assertions it lets differ, and in which descriptions. */
interface JustifiedDifference {
  readonly assertions: readonly string[]
  readonly contracts: readonly string[]
}

const CXF = 'wsdl/apache-cxf'
const TOPICS =
  'wsdl/wso2-greg/samples/custom-ui/src/org.wso2.carbon.registry.samples.custom.topics.ui/src/main/resources'

/** By the heading in `docs/ws-i-differences.md`. */
export const JUSTIFIED_DIFFERENCES: Readonly<Record<string, JustifiedDifference>> = {
  'imported-faults': {
    assertions: [
      ...['BP2011', 'BP2101', 'BP2102', 'BP2104', 'BP2107', 'BP2108', 'BP2110', 'BP2115'],
      ...['BP2116', 'BP2120', 'BP2122', 'BP2202', 'BP2416', 'BP2417', 'BP4202'],
    ],
    contracts: [
      `${CXF}/wsdl/others/hello_world_bindings_catalog.wsdl`,
      'wsdl/node-soap/request-response-samples/getAvailability__should_not_fail_without_children/soap.wsdl',
      'wsdl/onvif/ver10/deviceio.wsdl',
    ],
  },
  'late-import': {
    assertions: ['BP2010', 'BP2014', 'BP2115', 'BP2116', 'BP2208'],
    contracts: ['own/combo-096/combo-096.wsdl', 'own/wsdl-import-last/wsdl-import-last.wsdl'],
  },
  'distant-schemas': {
    assertions: ['BP2115'],
    contracts: [
      `${CXF}/rt/wsdl/src/test/resources/org/apache/cxf/wsdl11/hello_world_bindings.wsdl`,
      `${CXF}/wsdl/hello_world_bindings.wsdl.xml`,
    ],
  },
  'chameleon-include': {
    assertions: ['BP2115'],
    contracts: ['eclipse/wsdl.ui.tests/Chameleon-NoNamespace/MultipleInlineSchemas.wsdl'],
  },
  'unread-import': {
    assertions: ['BP2115'],
    contracts: ['wsdl/node-soap/wsdl/mergeWithAttributes/main.wsdl'],
  },
  'operation-style': {
    assertions: ['BP2017', 'BP2117'],
    contracts: [
      `${CXF}/tools/javato/ws/src/test/resources/org/apache/cxf/tools/java2wsdl/processor/internal/jaxws/expected/rpc_on_method.wsdl`,
      'wsdl/node-soap/wsdl/wsdl_style_mix.wsdl',
    ],
  },
  'no-soap-operation': {
    assertions: ['BP2111', 'BP2119'],
    contracts: [
      'own/combo-224/combo-224.wsdl',
      `${CXF}/validator/src/test/resources/validator_wsdl/bp2717.wsdl`,
    ],
  },
  'schema-version': {
    assertions: ['BP2011', 'BP2202', 'BP4202'],
    contracts: [
      'wsdl/node-soap/wsdl/elementref/foo.wsdl',
      'wsdl/node-soap/wsdl/extensionBase/foo.wsdl',
      'wsdl/onvif/ver10/deviceio.wsdl',
    ],
  },
  'invalid-sibling': {
    assertions: ['BP2011', 'BP2102', 'BP4202'],
    contracts: [`${TOPICS}/RegistryTopicAdminService/RegistryTopicAdminService.wsdl`],
  },
  'imported-schemas': {
    assertions: ['BP2122'],
    contracts: [
      `${CXF}/tools/wsdlto/test/src/test/resources/wsdl2java_wsdl/pizza.wsdl`,
      `${CXF}/validator/src/test/java/org/apache/cxf/tools/validator/internal/resources/a.wsdl`,
    ],
  },
  'schema-text': {
    assertions: ['BP2122'],
    contracts: [
      'wsdl/node-soap/request-response-samples/Dummy__should_handle_empty_string_with_pattern_restriction/soap.wsdl',
    ],
  },
  'types-without-schema': {
    assertions: ['BP2122'],
    contracts: ['wsdl/wsdltophp/lnp/NumberManagement.wsdl'],
  },
  'header-fault': {
    assertions: ['AP2941'],
    contracts: [
      'eclipse/wsi/redundant/2021-1/2021-1.wsdl',
      'eclipse/wsdl.tests/samples/Extensions/SOAP/DocumentLiteralSOAPExample.wsdl',
    ],
  },
  'swa-ref': {
    assertions: ['AP2940'],
    contracts: [
      `${CXF}/validator/src/test/resources/validator_wsdl/cxf6488.wsdl`,
      'wsdl/x-road/addons/wsdlvalidator/src/test/resources/error.wsdl',
    ],
  },
}

/** The reason for which a result may differ from the analyzer's; undefined when it may not. */
export function reasonForDifference(contract: string, assertion: string): string | undefined {
  return Object.entries(JUSTIFIED_DIFFERENCES).find(
    ([, { assertions, contracts }]) =>
      assertions.includes(assertion) && contracts.includes(contract),
  )?.[0]
}
