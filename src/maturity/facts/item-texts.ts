import { sentencesOf, type Say } from '../sentences.ts'

/**
 * Every sentence that says why an item behind a fact counts or does not, in one place. A translation is another object with
 * the same keys; `{name}` stands for a value.
 */
export const ITEM_TEXTS = {
  'missing.none': 'Nothing is missing.',
  'missing.some': 'Missing: {names}.',

  'owner.none': 'No role owns it.',
  'owner.vacant': 'The role {role} owns it, and nobody is assigned to that role.',
  'owner.own': 'The role {role} owns it.',
  'owner.inherited': 'The role {role} owns it through its domain.',
  'facet.purpose': 'purpose',
  'facet.contract': 'a contract',
  'facet.policies': 'a policy that applies',
  'facet.endpoints': 'endpoints',
  'facet.owner': 'an owner',
  'facet.support': 'a link to help',
  'copy.none': 'No service before it has this contract.',
  'copy.of': 'The contract is that of {service}.',

  'contract.none': 'No contract is registered.',
  'contract.parsed': 'Its contract can be read ({format}).',
  'documented.operations': 'Operations that it describes: {described} of {all}.',
  'documented.operations.only':
    'Operations that it describes: {described} of {all}; it does not describe itself.',
  'events.none': 'It has no contract for events.',
  'events.some': '{version} describes events ({format}).',
  'breaking.changes': 'Changes since {version} that break somebody: {count}.',
  'number.honest': 'After {version} its changes deserve the step {step}: the number takes it.',
  'number.version-too-low':
    'After {version} its changes deserve the step {step}: the number is too low.',
  'number.version-too-high':
    'After {version} its changes deserve the step {step}: the number is too high.',

  'policy.none': 'No enforced policy applies to it.',
  'policy.under': 'Under {policies}.',
  'policy.without': 'Under {policies}, and under no enforced policy about {categories}.',
  'policy.passes': 'It passes {policies}.',
  'policy.open': '{policy}: {verdict}',
  'waiver.none': 'No waiver is in force for it.',
  'waiver.until': 'A waiver is in force for it until {day}.',
  'waiver.lasts': '{rule} is waived until {day}.',
  'waiver.ended': '{rule} was waived until {day}.',
  'waiver.failing': '{rule} was waived until {day}, and {version} still fails.',
  'security.none': 'No policy about security applies.',
  'security.applies': '{policies} applies.',
  'security.protected': 'Operations of which it says how they are protected: {secured} of {all}.',

  'gate.conditions':
    'The step “{transition}” of {subject} met all conditions of its gate: {count}.',
  'gate.met': 'The step “{transition}” of {subject} met its gate.',
  'gate.past':
    'The step “{transition}” of {subject} was taken although this did not hold: {conditions}.',
  'gate.other':
    '{actor} took the step “{transition}” of {subject}, which somebody else had written.',
  'gate.author': '{actor} took the step “{transition}” of {subject}, which {actor} had written.',
  'lifecycle.moved': 'It is {state} under {lifecycle} {version}.',
  'lifecycle.unmoved': 'It has not passed any gate yet.',
  'notice.none': 'Retired {retired} without a sunset announced before.',
  'notice.sunset': 'Its sunset was announced for {sunset}; it was retired {retired}.',
  'use.served': '{consumer} uses {service} {range}, served by {versions}.',
  'use.unserved': '{consumer} uses {service} {range}, served by no version in operation.',
  'state.since': 'It is {state} and was last changed {day}.',
  'production.lead': 'It went into operation {day}, {days} days after its first push.',

  'use.level': '{consumer} uses {service}, which integrates at the level {level}.',
  'endpoint.none': 'No production endpoint is registered.',
  'endpoint.hosts': 'In production at {hosts}.',
  'subscription.none': 'No active subscription, and no call.',
  'subscription.called': 'No active subscription, but calls on {days} of {all} days.',
  'subscription.some': 'Active subscriptions: {count}.',
  'consumer.none': 'Nobody uses it.',
  'consumer.some': 'Used by {consumers}.',
  'consumer.count': 'Consumers in production: {count}.',
  'objective.count': '{consumer} uses {service}; objectives agreed: {count}.',

  'calls.agreed': '{consumer} called {service} as agreed; calls: {calls}.',
  'calls.strange': '{consumer} called {service} without an active subscription; calls: {calls}.',
  'drift.none': 'Calls came from its consumers, to versions in operation.',
  'drift.consumer': '{consumer} calls it without an active subscription.',
  'drift.version': 'Version {version} answers, which is not in operation.',
  'watched.none': 'No call was reported in {all} days.',
  'watched.days': 'Calls were reported on {days} of {all} days.',
  'level.kept':
    '{good} of {calls} calls to {service} were answered without an error; {consumer} was promised {percent} in a hundred.',
  'level.untold': 'What {consumer} was promised of {service} as "{metric}" is not told by calls.',
  'level.days': 'Calls to {service} were reported on {days} of {all} days.',

  'composite.uses': 'It uses {service}.',
  'composite.part': 'It is a part of {service}.',
  'composite.none': 'It stands alone.',
  'process.complete': 'All are there.',
  'process.facet.owner': 'an owner',
  'process.facet.purpose': 'purpose',
  'process.facet.activity': 'value-chain activity',
  'process.facet.objective': 'objective',
  'process.none': 'It uses no service.',
  'process.uses': 'It uses {services}.',

  'proposal.ended': '"{title}" ended {day}: {state}.',
  'proposal.adopted': '"{title}" was adopted after {days} days.',
  'proposal.answered': '"{title}" was adopted {days} days after the tension that it answers.',
  'proposal.policy': '"{title}" changed a policy {days} days after the tension that it answers.',
  'proposal.alone': 'Nobody but {proposer} said anything about "{title}".',
  'proposal.others': '{others} took part in "{title}".',
  'circle.proposal': '"{title}" came to an end there on {day}.',
  'circle.meeting': 'Its governance meeting of {day} was closed.',
  'circle.silent':
    'No governance meeting was closed and no proposal came to an end there in {days} days.',
  'tension.found': 'The registry found what is amiss with {subject}.',
  'tension.sensed': '{by} sensed what is amiss with {subject}.',
  'tension.processed': 'The tension on {subject} was processed after {days} days.',
  'tension.let-go': 'The tension on {subject} was let go after {days} days.',
  'role.vacant': 'Nobody holds it, or the term has run out.',
  'role.held': 'Held by {person}.',
  'role.held.until': 'Held by {person} until {day}.',
  'role.unfilled': 'Nobody is assigned to it.',
  'role.filled': 'Filled by {people}.',

  'fact.unknown': 'Items to judge: {found}; fewer than {minimum} say nothing.',
} as const

/** A sentence of the catalogue with its values in place. */
export const sayOfItem: Say<typeof ITEM_TEXTS> = sentencesOf(ITEM_TEXTS)
