"""Every category that an archive holds ends as a record: by the names its files have had."""

import pytest

import linkedin_export
from linkedin_export.testing import make_file

PROMISED = {
    "Account status history": ["Account Status History.csv"],
    "Ads clicked": ["Ads Clicked.csv"],
    "Ad targeting": ["Ad Targeting.csv", "Ad_Targeting.csv"],
    "Causes you care about": ["Causes You Care About.csv"],
    "Certifications": ["Certifications.csv"],
    "Comments": ["Comments.csv", "Comments_123456789.csv"],
    "Connections": ["Connections.csv", "linkedin_connections_export_microsoft_outlook.csv"],
    "Contacts": ["Imported Contacts.csv", "Contacts.csv", "ImportedContacts.csv"],
    "Courses": ["Courses.csv"],
    "Email addresses": ["Email Addresses.csv"],
    "Education": ["Education.csv"],
    "Endorsements": ["Endorsement_Received_Info.csv", "Endorsement_Given_Info.csv", "Endorsement Received Info.csv"],
    "Group comments": ["Group Comments.csv"],
    "Group likes": ["Group Likes.csv"],
    "Group posts": ["Group Posts.csv"],
    "Honors": ["Honors.csv"],
    "Inbox communication": ["Messages.csv", "messages.csv", "Inbox.csv"],
    "Interests": ["Interests.csv"],
    "Invitations": ["Invitations.csv"],
    "Languages": ["Languages.csv"],
    "Likes": ["Likes.csv", "Reactions.csv", "Reactions_123456789.csv"],
    "Login attempts": ["Logins.csv", "Login Attempts.csv"],
    "Mobile apps": ["Mobile Applications.csv"],
    "Name information": ["Name Information.csv", "Name Change History.csv"],
    "Organizations": ["Organizations.csv"],
    "Notes and tags": ["Notes.csv", "Tags.csv"],
    "Patents": ["Patents.csv"],
    "Phone numbers": ["Phone Numbers.csv", "PhoneNumbers.csv", "Whatsapp Phone Numbers.csv"],
    "Photos": ["Rich Media.csv", "Rich_Media.csv"],
    "Positions": ["Positions.csv"],
    "Profile information": ["Profile.csv", "Profile Summary.csv"],
    "Projects": ["Projects.csv"],
    "Publications": ["Publications.csv"],
    "Recommendations received": ["Recommendations Received.csv", "Recommendations_Received.csv"],
    "Recommendations given": ["Recommendations Given.csv", "Recommendations_Given.csv"],
    "Registration": ["Registration.csv", "Registration Info.csv"],
    "Search history": ["Search Queries.csv", "SearchQueries.csv"],
    "Security challenges": ["Security Challenges.csv"],
    "Shares": ["Shares.csv", "Shares_123456789.csv"],
    "Skills": ["Skills.csv"],
    "Videos": ["Videos.csv"],
}
BESIDE = [
    "Jobs/Job Applications.csv", "Jobs/Job Applications_3.csv", "Jobs/Saved Jobs.csv",
    "Jobs/Job Seeker Preferences.csv",
    "Jobs/Online Job Postings.csv", "Job Applicant Saved Answers.csv", "Job Application Saved Answers.csv",
    "Job Applicant Saved Screening Question Responses_2.csv",
    "Jobs/Job Application Answers/2020-11-03 10:20:30-Weaver/Dyer-Example.csv", "SavedJobAlerts.csv",
    "SavedPeopleSearches.csv", "Company Follows.csv", "Member_Follows.csv", "Follows.csv", "Hashtag_Follows.csv",
    "Member Hashtags.csv", "InstantReposts.csv", "Votes.csv", "Saved_Items.csv", "saved_articles.csv", "Events.csv",
    "Reviews.csv", "Learning.csv", "guide_messages.csv", "coach_messages.csv", "learning_coach_messages.csv",
    "learning_role_play_messages.csv", "LearningCoachMessages.csv", "Inferences_about_you.csv",
    "LAN Ads Engagement.csv",
    "Receipts.csv", "Receipts_v2.csv", "Verifications/Verifications.csv", "Private_identity_asset.csv", "Calendar.csv",
    "Calendars.csv", "Teammates.csv", "TestScores.csv", "Test Scores.csv", "Volunteering.csv", "Duolingo.csv",
    "Services Marketplace/Engagements.csv", "ProFinder/Opprtunities.csv", "Services Marketplace/Providers.csv",
    "Articles/Articles/on-looms.html", "Articles/2017-12-09 04:54:08.html", "Error.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", [*(name for names in PROMISED.values() for name in names), *BESIDE])
def test_a_name_that_files_have_had_is_known(name):
    assert linkedin_export.registry.named(name) is not None


def test_names_that_end_alike_are_told_apart():
    names = ["messages.csv", "coach_messages.csv", "guide_messages.csv", "learning_coach_messages.csv",
             "LearningCoachMessages.csv", "learning_role_play_messages.csv", "Receipts.csv", "Receipts_v2.csv",
             "Follows.csv", "Company Follows.csv", "Member_Follows.csv", "Hashtag_Follows.csv"]  # fmt: skip

    assert len({linkedin_export.registry.named(name) for name in names}) == len(names)


@pytest.mark.parametrize("record", linkedin_export.registry.records, ids=lambda record: record.__name__)
def test_every_record_reads_a_file_of_its_own(tmp_path, record):
    layout = record.spec.layouts[-1] if record.spec.layouts else None
    made = make_file(record, layout, rows=4)
    path = tmp_path / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.data)

    table = getattr(linkedin_export.open(tmp_path), record.spec.table)

    assert tuple(table) == made.truth
    assert [one.extra for one in table] == [one.extra for one in made.truth]
