"""Settings of the whole suite."""

from hypothesis import HealthCheck, Phase, settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
settings.register_profile(
    "mutation",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
