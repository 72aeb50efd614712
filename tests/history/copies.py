"""Copies of an account, made of text."""

import io
import zipfile

import linkedin_export

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
WITHOUT_URL = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
SKILLS = "Name\n"
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\n"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
)
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\n"
)
URL = "https://www.linkedin.com/in/"


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name if "." in name else f"{name}.csv", text)
    return stream.getvalue()


def source(day, kind="Complete", /, **files):
    """An archive as LinkedIn names it, if there is a day (``11-23-2026``); the names of files without ``.csv``."""
    stream = io.BytesIO(zipped(files))
    stream.name = f"{kind}_LinkedInDataExport_{day}.zip" if day else "export.zip"
    return stream


def copy(day, kind="Complete", /, **files):
    return linkedin_export.open(source(day, kind, **files))
