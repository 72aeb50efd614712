"""The tables of an export as attributes, typed, so that completion and checkers know what can be read."""

from __future__ import annotations

from typing import Generic, TypeVar, overload

from linkedin_export import records
from linkedin_export.reading.files import Unrecognised
from linkedin_export.schema.spec import Record
from linkedin_export.table import Table

R = TypeVar("R", bound=Record)


class TableOf(Generic[R]):
    """An attribute that is the table of one record class."""

    def __init__(self, record: type[R]) -> None:
        self.record = record
        self.__doc__ = record.__doc__

    @overload
    def __get__(self, export: None, owner: type[Tables]) -> TableOf[R]: ...
    @overload
    def __get__(self, export: Tables, owner: type[Tables]) -> Table[R]: ...
    def __get__(self, export: Tables | None, owner: type[Tables]) -> TableOf[R] | Table[R]:
        return self if export is None else export.read_table_of(self.record)


class Tables:
    """One attribute for each record class of the library; `Export` reads them."""

    def read_table_of(self, record: type[R]) -> Table[R]:
        """The table of a record class, or of the one that a registry has put in its place."""
        raise NotImplementedError

    unrecognised = TableOf(Unrecognised)
    # From here on written by tools/generate.py, one line for each record.
    account_status_history = TableOf(records.AccountStatusChange)
    ad_targeting = TableOf(records.AdTargeting)
    ads_clicked = TableOf(records.AdClick)
    articles = TableOf(records.Article)
    calendars = TableOf(records.Calendar)
    causes_you_care_about = TableOf(records.Cause)
    certifications = TableOf(records.Certification)
    coach_messages = TableOf(records.CoachMessage)
    comments = TableOf(records.Comment)
    company_follows = TableOf(records.CompanyFollow)
    connections = TableOf(records.Connection)
    courses = TableOf(records.Course)
    duolingo_scores = TableOf(records.DuolingoScore)
    education = TableOf(records.Education)
    email_addresses = TableOf(records.EmailAddress)
    endorsements_given = TableOf(records.EndorsementGiven)
    endorsements_received = TableOf(records.EndorsementReceived)
    events = TableOf(records.Event)
    follows = TableOf(records.Follow)
    group_comments = TableOf(records.GroupComment)
    group_likes = TableOf(records.GroupLike)
    group_posts = TableOf(records.GroupPost)
    guide_messages = TableOf(records.GuideMessage)
    hashtag_follows = TableOf(records.HashtagFollow)
    honors = TableOf(records.Honor)
    imported_contacts = TableOf(records.ImportedContact)
    inferences = TableOf(records.Inference)
    instant_reposts = TableOf(records.InstantRepost)
    interests = TableOf(records.Interest)
    invitations = TableOf(records.Invitation)
    job_applicant_saved_answers = TableOf(records.JobApplicantSavedAnswer)
    job_application_answers = TableOf(records.JobApplicationAnswer)
    job_application_saved_answers = TableOf(records.JobApplicationSavedAnswer)
    job_applications = TableOf(records.JobApplication)
    job_seeker_preferences = TableOf(records.JobSeekerPreferences)
    lan_ads_engagement = TableOf(records.LanAdEngagement)
    languages = TableOf(records.Language)
    learning = TableOf(records.LearningItem)
    learning_coach_messages = TableOf(records.LearningCoachMessage)
    learning_coach_utterances = TableOf(records.LearningCoachUtterance)
    learning_role_play_messages = TableOf(records.LearningRolePlayMessage)
    logins = TableOf(records.Login)
    member_follows = TableOf(records.MemberFollow)
    member_hashtags = TableOf(records.MemberHashtag)
    messages = TableOf(records.Message)
    mobile_applications = TableOf(records.MobileApplication)
    name_change_history = TableOf(records.NameChange)
    name_information = TableOf(records.NameInformation)
    notes = TableOf(records.Note)
    online_job_postings = TableOf(records.OnlineJobPosting)
    organizations = TableOf(records.Organization)
    outlook_connections = TableOf(records.OutlookConnection)
    patents = TableOf(records.Patent)
    phone_numbers = TableOf(records.PhoneNumber)
    positions = TableOf(records.Position)
    private_identity_asset = TableOf(records.PrivateIdentityAsset)
    profile = TableOf(records.Profile)
    profile_summary = TableOf(records.ProfileSummary)
    projects = TableOf(records.Project)
    publications = TableOf(records.Publication)
    reactions = TableOf(records.Reaction)
    receipts = TableOf(records.Receipt)
    receipts_v2 = TableOf(records.ReceiptV2)
    recommendations_given = TableOf(records.RecommendationGiven)
    recommendations_received = TableOf(records.RecommendationReceived)
    registration = TableOf(records.Registration)
    reviews = TableOf(records.Review)
    rich_media = TableOf(records.RichMedia)
    saved_articles = TableOf(records.SavedArticle)
    saved_items = TableOf(records.SavedItem)
    saved_job_alerts = TableOf(records.SavedJobAlert)
    saved_jobs = TableOf(records.SavedJob)
    saved_people_searches = TableOf(records.SavedPeopleSearch)
    saved_screening_question_responses = TableOf(records.SavedScreeningQuestionResponse)
    search_queries = TableOf(records.SearchQuery)
    security_challenges = TableOf(records.SecurityChallenge)
    service_engagements = TableOf(records.ServiceEngagement)
    service_opportunities = TableOf(records.ServiceOpportunity)
    service_providers = TableOf(records.ServiceProvider)
    shares = TableOf(records.Share)
    skills = TableOf(records.Skill)
    tags = TableOf(records.Tag)
    teammates = TableOf(records.Teammate)
    test_scores = TableOf(records.TestScore)
    undelivered_files = TableOf(records.UndeliveredFile)
    verifications = TableOf(records.Verification)
    verified_external_capability = TableOf(records.VerifiedExternalCapability)
    videos = TableOf(records.Video)
    volunteering = TableOf(records.Volunteering)
    votes = TableOf(records.Vote)
    whatsapp_phone_numbers = TableOf(records.WhatsappPhoneNumber)
