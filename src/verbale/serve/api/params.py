"""What may be asked of several lists."""

from typing import Annotated

from fastapi import Query

from verbale.serve.asked import Blank, Day, Text

__all__ = ["NO_NUL", "Author", "Host", "NameOf", "On", "Orphaned", "RecordId", "Since", "Until", "Who"]

NO_NUL = r"^[^\x00]*$"
"""What no text of a database holds is not asked for."""

On = Annotated[Day, Query(description="as it stood on this day; today by default", examples=["2031-03-04"])]
Since = Annotated[Day, Query(description="published on this day or later", examples=["2031-01-01"])]
Until = Annotated[Day, Query(description="published on this day or before", examples=["2031-12-31"])]
Who = Annotated[Text, Query(description="a code, a state, a body or a person", examples=["QUO"])]
NameOf = Annotated[Text, Query(description="only those whom this name means", examples=["Ilse Harnok"])]
Host = Annotated[Text, Query(description="the host of the publisher", examples=["news.example"])]
RecordId = Annotated[Text, Query(description="the id of a record, or the beginning of it", examples=["5f0c9a1d2b3e4f60"])]
Author = Annotated[Text, Query(description="only what this person wrote", examples=["Ada"])]
Orphaned = Annotated[bool, Blank, Query(description="only those that no record carries any more", examples=[False])]
