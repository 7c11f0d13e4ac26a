import { ADDRESSING_2005 } from './addressing.ts'
import { element, openType, schemaOf } from './open-schema.ts'

export const NOTIFICATION = 'http://docs.oasis-open.org/wsn/b-2'
export const TOPICS = 'http://docs.oasis-open.org/wsn/t-1'

/** What is asked for by an element of this name is answered by one that ends in "Response". */
const EXCHANGES =
  'Subscribe GetCurrentMessage GetMessages CreatePullPoint DestroyPullPoint Renew Unsubscribe PauseSubscription ResumeSubscription'.split(
    ' ',
  )

/** Each is an element, and its type has the same name with "Type" at the end. */
const FAULTS =
  `SubscribeCreationFailedFault InvalidFilterFault TopicExpressionDialectUnknownFault InvalidTopicExpressionFault
  TopicNotSupportedFault MultipleTopicsSpecifiedFault InvalidProducerPropertiesExpressionFault
  InvalidMessageContentExpressionFault UnrecognizedPolicyRequestFault UnsupportedPolicyRequestFault
  NotifyMessageNotSupportedFault UnacceptableInitialTerminationTimeFault NoCurrentMessageOnTopicFault
  UnableToGetMessagesFault UnableToDestroyPullPointFault UnableToCreatePullPointFault
  UnacceptableTerminationTimeFault UnableToDestroySubscriptionFault PauseFailedFault ResumeFailedFault`.split(
    /\s+/,
  )

const untyped = (name: string): string =>
  `<xs:element name="${name}"><xs:complexType><xs:sequence><xs:any namespace="##any" minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence><xs:anyAttribute namespace="##any" processContents="lax"/></xs:complexType></xs:element>`

const mixed = (name: string, attributes: string): string =>
  `<xs:complexType name="${name}" mixed="true"><xs:sequence><xs:any namespace="##any" minOccurs="0" processContents="lax"/></xs:sequence>${attributes}<xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType>`

/** Web Services Base Notification 1.3. */
export const notification = schemaOf(
  NOTIFICATION,
  [
    mixed('QueryExpressionType', '<xs:attribute name="Dialect" type="xs:anyURI" use="required"/>'),
    mixed('TopicExpressionType', '<xs:attribute name="Dialect" type="xs:anyURI" use="required"/>'),
    openType('FilterType'),
    openType('SubscriptionPolicyType'),
    element('TopicExpression', 't:TopicExpressionType'),
    '<xs:element name="FixedTopicSet" type="xs:boolean" default="true"/>',
    element('TopicExpressionDialect', 'xs:anyURI'),
    element('ConsumerReference', 'wsa:EndpointReferenceType'),
    element('Filter', 't:FilterType'),
    element('SubscriptionPolicy', 't:SubscriptionPolicyType'),
    element('CreationTime', 'xs:dateTime'),
    element('SubscriptionReference', 'wsa:EndpointReferenceType'),
    element('Topic', 't:TopicExpressionType'),
    element('ProducerReference', 'wsa:EndpointReferenceType'),
    `<xs:complexType name="NotificationMessageHolderType"><xs:sequence>
<xs:element ref="t:SubscriptionReference" minOccurs="0"/><xs:element ref="t:Topic" minOccurs="0"/><xs:element ref="t:ProducerReference" minOccurs="0"/>
<xs:element name="Message"><xs:complexType><xs:sequence><xs:any namespace="##any" processContents="lax"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType>`,
    element('NotificationMessage', 't:NotificationMessageHolderType'),
    element('CurrentTime', 'xs:dateTime'),
    element('TerminationTime', 'xs:dateTime'),
    element('ProducerProperties', 't:QueryExpressionType'),
    element('MessageContent', 't:QueryExpressionType'),
    '<xs:simpleType name="AbsoluteOrRelativeTimeType"><xs:union memberTypes="xs:dateTime xs:duration"/></xs:simpleType>',
    untyped('NotificationProducerRP'),
    untyped('SubscriptionManagerRP'),
    untyped('UseRaw'),
    untyped('Notify'),
    ...EXCHANGES.flatMap((name) => [untyped(name), untyped(`${name}Response`)]),
    ...FAULTS.flatMap((name) => [openType(`${name}Type`), element(name, `t:${name}Type`)]),
  ],
  { wsa: ADDRESSING_2005 },
)

/** Web Services Topics 1.3. */
export const topics = schemaOf(TOPICS, [
  openType('Documentation'),
  '<xs:complexType name="ExtensibleDocumented" abstract="true"><xs:sequence><xs:element name="documentation" type="t:Documentation" minOccurs="0"/></xs:sequence><xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType>',
  openType('QueryExpressionType'),
  openType('TopicNamespaceType'),
  element('TopicNamespace', 't:TopicNamespaceType'),
  '<xs:attribute name="topicNamespaceLocation" type="xs:string"/>',
  openType('TopicType'),
  openType('TopicSetType'),
  element('TopicSet', 't:TopicSetType'),
  ...['FullTopicExpression', 'ConcreteTopicExpression', 'SimpleTopicExpression'].map(
    (name) => `<xs:simpleType name="${name}"><xs:restriction base="xs:token"/></xs:simpleType>`,
  ),
])
