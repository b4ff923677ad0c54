"""The class of every field about users."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, impersonal, staff

FIELDS: Fields = {
    "User": {
        "key": staff(Purpose.ACCOUNT, Scrub.PSEUDONYM),
        "password": staff(Purpose.SIGN_IN, Scrub.EMPTY),
        "last_login": staff(Purpose.SIGN_IN, Scrub.EMPTY),
        "email": staff(Purpose.SIGN_IN, Scrub.EMPTY),
        "name": staff(Purpose.ACCOUNT, Scrub.EMPTY),
        **impersonal("id", "is_active"),
    }
}
