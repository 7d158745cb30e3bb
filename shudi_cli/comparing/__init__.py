"""From a question about two states to the answer; what lies between `editions` and `diffing`."""

from shudi_cli.comparing.comparison import Compared as Compared
from shudi_cli.comparing.comparison import Comparison as Comparison
from shudi_cli.comparing.comparison import Filter as Filter
from shudi_cli.comparing.comparison import Heading as Heading
from shudi_cli.comparing.comparison import Judged as Judged
from shudi_cli.comparing.comparison import comparison as comparison
from shudi_cli.comparing.comparison import whole as whole
from shudi_cli.comparing.files import compared_files as compared_files
from shudi_cli.comparing.points import Side as Side
from shudi_cli.comparing.points import adjusted as adjusted
from shudi_cli.comparing.points import sides as sides
from shudi_cli.comparing.reasons import Reason as Reason
from shudi_cli.comparing.reasons import belonging as belonging
from shudi_cli.comparing.reasons import reasons as reasons
from shudi_cli.comparing.reasons import records_between as records_between
from shudi_cli.comparing.reasons import up_to as up_to
from shudi_cli.comparing.states import Pair as Pair
from shudi_cli.comparing.states import pair_of as pair_of
from shudi_cli.comparing.states import pairs as pairs
