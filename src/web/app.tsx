import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { PageSkeleton } from './components/page-skeleton.tsx'
import { NotFoundPage } from './pages/not-found/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'

/* One chunk per page: a visitor loads what the page at hand needs, and charts only with the chart. */
const CataloguePage = lazy(async () => ({
  default: (await import('./pages/catalogue/catalogue-page.tsx')).CataloguePage,
}))
const ServicePage = lazy(async () => ({
  default: (await import('./pages/service/service-page.tsx')).ServicePage,
}))
const VersionPage = lazy(async () => ({
  default: (await import('./pages/version/version-page.tsx')).VersionPage,
}))
const ComparePage = lazy(async () => ({
  default: (await import('./pages/compatibility/compare-page.tsx')).ComparePage,
}))
const DependenciesPage = lazy(async () => ({
  default: (await import('./pages/dependencies/dependencies-page.tsx')).DependenciesPage,
}))
const WeakPointsPage = lazy(async () => ({
  default: (await import('./pages/dependencies/weak-points-page.tsx')).WeakPointsPage,
}))
const SearchPage = lazy(async () => ({
  default: (await import('./pages/search/search-page.tsx')).SearchPage,
}))
const PoliciesPage = lazy(async () => ({
  default: (await import('./pages/policies/policies-page.tsx')).PoliciesPage,
}))
const PolicyPage = lazy(async () => ({
  default: (await import('./pages/policies/policy-page.tsx')).PolicyPage,
}))
const RulePackPage = lazy(async () => ({
  default: (await import('./pages/policies/rule-pack-page.tsx')).RulePackPage,
}))
const RuleWhyPage = lazy(async () => ({
  default: (await import('./pages/policies/rule-why-page.tsx')).RuleWhyPage,
}))
const WaiversPage = lazy(async () => ({
  default: (await import('./pages/policies/waivers-page.tsx')).WaiversPage,
}))
const RulePage = lazy(async () => ({
  default: (await import('./pages/policies/rule-page.tsx')).RulePage,
}))
const MaturityPage = lazy(async () => ({
  default: (await import('./pages/maturity/maturity-page.tsx')).MaturityPage,
}))
const ComparisonPage = lazy(async () => ({
  default: (await import('./pages/comparison/comparison-page.tsx')).ComparisonPage,
}))
const TargetsPage = lazy(async () => ({
  default: (await import('./pages/targets/targets-page.tsx')).TargetsPage,
}))
const LedgerPage = lazy(async () => ({
  default: (await import('./pages/ledger/ledger-page.tsx')).LedgerPage,
}))
const RegisterServicePage = lazy(async () => ({
  default: (await import('./pages/register/register-service-page.tsx')).RegisterServicePage,
}))
const EditServicePage = lazy(async () => ({
  default: (await import('./pages/register/edit-service-page.tsx')).EditServicePage,
}))
const MoveServicePage = lazy(async () => ({
  default: (await import('./pages/move-service/move-service-page.tsx')).MoveServicePage,
}))
const ErasurePage = lazy(async () => ({
  default: (await import('./pages/erasure/erasure-page.tsx')).ErasurePage,
}))
const RegisterDomainPage = lazy(async () => ({
  default: (await import('./pages/register/register-domain-page.tsx')).RegisterDomainPage,
}))
const MoveDomainPage = lazy(async () => ({
  default: (await import('./pages/move-domain/move-domain-page.tsx')).MoveDomainPage,
}))
const EditDomainPage = lazy(async () => ({
  default: (await import('./pages/register/edit-domain-page.tsx')).EditDomainPage,
}))
const PushPage = lazy(async () => ({
  default: (await import('./pages/push/push-page.tsx')).PushPage,
}))
const RequestSubscriptionPage = lazy(async () => ({
  default: (await import('./pages/subscription/request-subscription-page.tsx'))
    .RequestSubscriptionPage,
}))
const SubscriptionPage = lazy(async () => ({
  default: (await import('./pages/subscription/subscription-page.tsx')).SubscriptionPage,
}))
const NoticesPage = lazy(async () => ({
  default: (await import('./pages/notices/notices-page.tsx')).NoticesPage,
}))
const DutiesPage = lazy(async () => ({
  default: (await import('./pages/duties/duties-page.tsx')).DutiesPage,
}))
const ImportsPage = lazy(async () => ({
  default: (await import('./pages/imports/imports-page.tsx')).ImportsPage,
}))
const ImportPage = lazy(async () => ({
  default: (await import('./pages/imports/import-page.tsx')).ImportPage,
}))
const WebhooksPage = lazy(async () => ({
  default: (await import('./pages/webhooks/webhooks-page.tsx')).WebhooksPage,
}))
const WebhookPage = lazy(async () => ({
  default: (await import('./pages/webhooks/webhook-page.tsx')).WebhookPage,
}))
const EndpointPage = lazy(async () => ({
  default: (await import('./pages/endpoint/endpoint-page.tsx')).EndpointPage,
}))
const CharterPage = lazy(async () => ({
  default: (await import('./pages/charter/charter-page.tsx')).CharterPage,
}))
const TaxonomiesPage = lazy(async () => ({
  default: (await import('./pages/taxonomies/taxonomies-page.tsx')).TaxonomiesPage,
}))
const TaxonomyPage = lazy(async () => ({
  default: (await import('./pages/taxonomies/taxonomy-page.tsx')).TaxonomyPage,
}))
const MakeTaxonomyPage = lazy(async () => ({
  default: (await import('./pages/taxonomies/edit-taxonomy-page.tsx')).MakeTaxonomyPage,
}))
const EditTaxonomyPage = lazy(async () => ({
  default: (await import('./pages/taxonomies/edit-taxonomy-page.tsx')).EditTaxonomyPage,
}))
const TokensPage = lazy(async () => ({
  default: (await import('./pages/tokens/tokens-page.tsx')).TokensPage,
}))
const ReportPage = lazy(async () => ({
  default: (await import('./pages/report/report-page.tsx')).ReportPage,
}))
const CompliancePage = lazy(async () => ({
  default: (await import('./pages/compliance/compliance-page.tsx')).CompliancePage,
}))
const CompliancePacksPage = lazy(async () => ({
  default: (await import('./pages/compliance/compliance-page.tsx')).CompliancePacksPage,
}))
const CirclesPage = lazy(async () => ({
  default: (await import('./pages/governance/circles/circles-page.tsx')).CirclesPage,
}))
const ConstitutionPage = lazy(async () => ({
  default: (await import('./pages/governance/constitution/constitution-page.tsx')).ConstitutionPage,
}))
const PeoplePage = lazy(async () => ({
  default: (await import('./pages/people/people-page.tsx')).PeoplePage,
}))
const RolePage = lazy(async () => ({
  default: (await import('./pages/governance/circles/role-page.tsx')).RolePage,
}))
const WorkPage = lazy(async () => ({
  default: (await import('./pages/governance/work/work-page.tsx')).WorkPage,
}))
const StructuresPage = lazy(async () => ({
  default: (await import('./pages/governance/structures/structures-page.tsx')).StructuresPage,
}))
const ServiceStructuresPage = lazy(async () => ({
  default: (await import('./pages/governance/structures/service-structures-page.tsx'))
    .ServiceStructuresPage,
}))
const LeadTimesPage = lazy(async () => ({
  default: (await import('./pages/governance/lead-times/lead-times-page.tsx')).LeadTimesPage,
}))
const TensionsPage = lazy(async () => ({
  default: (await import('./pages/governance/tensions/tensions-page.tsx')).TensionsPage,
}))
const TensionPage = lazy(async () => ({
  default: (await import('./pages/governance/tensions/tension-page.tsx')).TensionPage,
}))
const SenseTensionPage = lazy(async () => ({
  default: (await import('./pages/governance/tensions/sense-tension-page.tsx')).SenseTensionPage,
}))
const ProposalsPage = lazy(async () => ({
  default: (await import('./pages/governance/proposals/proposals-page.tsx')).ProposalsPage,
}))
const ProposePage = lazy(async () => ({
  default: (await import('./pages/governance/proposals/propose-page.tsx')).ProposePage,
}))
const ProposalPage = lazy(async () => ({
  default: (await import('./pages/governance/proposals/proposal-page.tsx')).ProposalPage,
}))
const ElectionsPage = lazy(async () => ({
  default: (await import('./pages/governance/elections/elections-page.tsx')).ElectionsPage,
}))
const ElectionPage = lazy(async () => ({
  default: (await import('./pages/governance/elections/election-page.tsx')).ElectionPage,
}))
const EmergenciesPage = lazy(async () => ({
  default: (await import('./pages/governance/emergencies/emergencies-page.tsx')).EmergenciesPage,
}))
const PermissionsPage = lazy(async () => ({
  default: (await import('./pages/governance/permissions/permissions-page.tsx')).PermissionsPage,
}))
const RequestPermissionPage = lazy(async () => ({
  default: (await import('./pages/governance/permissions/request-permission-page.tsx'))
    .RequestPermissionPage,
}))
const DeclareEmergencyPage = lazy(async () => ({
  default: (await import('./pages/governance/emergencies/declare-emergency-page.tsx'))
    .DeclareEmergencyPage,
}))
const RulingsPage = lazy(async () => ({
  default: (await import('./pages/governance/rulings/rulings-page.tsx')).RulingsPage,
}))
const MeetingsPage = lazy(async () => ({
  default: (await import('./pages/governance/meetings/meetings-page.tsx')).MeetingsPage,
}))
const MeetingPage = lazy(async () => ({
  default: (await import('./pages/governance/meetings/meeting-page.tsx')).MeetingPage,
}))
const SignInPage = lazy(async () => ({
  default: (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage,
}))

export function App(): React.JSX.Element {
  return (
    <Shell>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="/" element={<CataloguePage />} />
          <Route path="/register" element={<RegisterServicePage />} />
          <Route path="/register/domain" element={<RegisterDomainPage />} />
          <Route path="/domains/:domain/change" element={<EditDomainPage />} />
          <Route path="/domains/:domain/move" element={<MoveDomainPage />} />
          <Route path="/services/:domain/:name" element={<ServicePage />} />
          <Route path="/services/:domain/:name/change" element={<EditServicePage />} />
          <Route path="/services/:domain/:name/move" element={<MoveServicePage />} />
          <Route path="/erasures/:digest" element={<ErasurePage />} />
          <Route path="/services/:domain/:name/push" element={<PushPage />} />
          <Route path="/services/:domain/:name/subscribe" element={<RequestSubscriptionPage />} />
          <Route path="/subscriptions/:subscriptionId" element={<SubscriptionPage />} />
          <Route path="/services/:domain/:name/dependencies" element={<DependenciesPage />} />
          <Route path="/weak-points" element={<WeakPointsPage />} />
          <Route path="/services/:domain/:name/charter" element={<CharterPage />} />
          <Route path="/services/:domain/:name/endpoints/:endpoint" element={<EndpointPage />} />
          <Route path="/taxonomies" element={<TaxonomiesPage />} />
          <Route path="/taxonomies/new" element={<MakeTaxonomyPage />} />
          <Route path="/taxonomies/:taxonomyId" element={<TaxonomyPage />} />
          <Route path="/taxonomies/:taxonomyId/change" element={<EditTaxonomyPage />} />
          <Route path="/notices" element={<NoticesPage />} />
          <Route path="/duties" element={<DutiesPage />} />
          <Route path="/imports" element={<ImportsPage />} />
          <Route path="/imports/:importId" element={<ImportPage />} />
          <Route path="/webhooks" element={<WebhooksPage />} />
          <Route path="/webhooks/:webhookId" element={<WebhookPage />} />
          <Route path="/tokens" element={<TokensPage />} />
          <Route path="/services/:domain/:name/compare" element={<ComparePage />} />
          <Route path="/services/:domain/:name/versions/:version" element={<VersionPage />} />
          <Route path="/services/:domain/:name/versions/:version/:view" element={<VersionPage />} />
          <Route path="/search" element={<SearchPage />} />
          <Route path="/policies" element={<PoliciesPage />} />
          <Route path="/policies/in-force/:policyId" element={<PolicyPage />} />
          <Route path="/policies/:packId" element={<RulePackPage />} />
          <Route path="/rules/:ruleId" element={<RulePage />} />
          <Route path="/rules/:ruleId/why" element={<RuleWhyPage />} />
          <Route path="/waivers" element={<WaiversPage />} />
          <Route path="/maturity" element={<MaturityPage />} />
          <Route path="/maturity/:modelId" element={<MaturityPage />} />
          <Route path="/comparison" element={<ComparisonPage />} />
          <Route path="/comparison/:modelId" element={<ComparisonPage />} />
          <Route path="/targets" element={<TargetsPage />} />
          <Route path="/report" element={<ReportPage />} />
          <Route path="/report/:modelId" element={<ReportPage />} />
          <Route path="/compliance" element={<CompliancePacksPage />} />
          <Route path="/compliance/:packId" element={<CompliancePage />} />
          <Route path="/circles" element={<CirclesPage />} />
          <Route path="/constitution" element={<ConstitutionPage />} />
          <Route path="/people" element={<PeoplePage />} />
          <Route path="/roles/:roleId" element={<RolePage />} />
          <Route path="/work" element={<WorkPage />} />
          <Route path="/structures" element={<StructuresPage />} />
          <Route path="/services/:domain/:name/structures" element={<ServiceStructuresPage />} />
          <Route path="/lead-times" element={<LeadTimesPage />} />
          <Route path="/tensions" element={<TensionsPage />} />
          <Route path="/tensions/new" element={<SenseTensionPage />} />
          <Route path="/tensions/:tensionId" element={<TensionPage />} />
          <Route path="/proposals" element={<ProposalsPage />} />
          <Route path="/proposals/new" element={<ProposePage />} />
          <Route path="/proposals/:proposalId" element={<ProposalPage />} />
          <Route path="/elections" element={<ElectionsPage />} />
          <Route path="/elections/:electionId" element={<ElectionPage />} />
          <Route path="/permissions" element={<PermissionsPage />} />
          <Route path="/permissions/new" element={<RequestPermissionPage />} />
          <Route path="/emergencies" element={<EmergenciesPage />} />
          <Route path="/emergencies/new" element={<DeclareEmergencyPage />} />
          <Route path="/rulings" element={<RulingsPage />} />
          <Route path="/meetings" element={<MeetingsPage />} />
          <Route path="/meetings/:meetingId" element={<MeetingPage />} />
          <Route path="/ledger" element={<LedgerPage />} />
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </Shell>
  )
}
